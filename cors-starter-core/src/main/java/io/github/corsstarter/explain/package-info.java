/**
 * Says what happens to a request, why, and what would have to change.
 */
@NullMarked
package io.github.corsstarter.explain;

import org.jspecify.annotations.NullMarked;
