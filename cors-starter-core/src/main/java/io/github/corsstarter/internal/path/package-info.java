/**
 * Finds the policy of a path. Public only for other packages of this library.
 */
@NullMarked
package io.github.corsstarter.internal.path;

import org.jspecify.annotations.NullMarked;
