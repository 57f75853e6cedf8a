/**
 * What the explanation knows of the application around the policies.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.explain;

import org.jspecify.annotations.NullMarked;
