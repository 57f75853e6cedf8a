/**
 * CORS policies, the registry that holds them and the decisions it makes.
 */
@NullMarked
package io.github.corsstarter;

import org.jspecify.annotations.NullMarked;
