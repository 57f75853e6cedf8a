/**
 * Meters of CORS requests.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
