/**
 * What is logged about CORS: warnings about the policies at startup, and refusals.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.logging;

import org.jspecify.annotations.NullMarked;
