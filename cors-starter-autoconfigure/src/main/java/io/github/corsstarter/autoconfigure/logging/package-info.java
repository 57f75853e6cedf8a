/**
 * What is logged about CORS: oddities of the policies at start, and refusals.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.logging;

import org.jspecify.annotations.NullMarked;
