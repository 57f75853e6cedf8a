/**
 * Health of changes while running.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
