/**
 * CORS policies on the servlet stack.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
