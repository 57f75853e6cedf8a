/**
 * Changes of the policies while the application runs.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.reload;

import org.jspecify.annotations.NullMarked;
