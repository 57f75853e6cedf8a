/**
 * Actuator endpoints that show the policies and say why a request was refused.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
