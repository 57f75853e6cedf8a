/**
 * Says what becomes of a request, why, and what would have to change.
 */
@NullMarked
package io.github.corsstarter.explain;

import org.jspecify.annotations.NullMarked;
