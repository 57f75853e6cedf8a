/**
 * What a user writes: CORS policies, where they come from and what they tolerate.
 */
@NullMarked
package io.github.corsstarter;

import org.jspecify.annotations.NullMarked;
