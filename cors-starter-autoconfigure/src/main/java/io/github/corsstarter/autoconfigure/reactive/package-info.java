/**
 * CORS policies on the reactive stack.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.reactive;

import org.jspecify.annotations.NullMarked;
