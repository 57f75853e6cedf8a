/**
 * Auto-configuration of CORS policies: properties, beans, validation at startup.
 */
@NullMarked
package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.NullMarked;
