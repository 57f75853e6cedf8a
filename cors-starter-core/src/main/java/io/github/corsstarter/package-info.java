/**
 * What a user writes: CORS policies, their sources and the risks they tolerate.
 */
@NullMarked
package io.github.corsstarter;

import org.jspecify.annotations.NullMarked;
