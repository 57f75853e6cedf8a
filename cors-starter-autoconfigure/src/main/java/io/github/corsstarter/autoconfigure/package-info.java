/**
 * Auto-configuration of CORS policies: properties, beans, validation at start.
 */
@NullMarked
package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
