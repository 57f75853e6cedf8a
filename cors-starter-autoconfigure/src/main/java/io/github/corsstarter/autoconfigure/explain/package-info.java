/**
 * What the explanation knows about the application around the policies.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.explain;

import org.jspecify.annotations.NullMarked;
