/**
 * Finds the policy of a path. Public for other packages of this library only.
 */
@NullMarked
package io.github.corsstarter.internal.path;

import org.jspecify.annotations.NullMarked;
