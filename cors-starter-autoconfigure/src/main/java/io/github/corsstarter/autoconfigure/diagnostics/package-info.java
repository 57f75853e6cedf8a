/**
 * The report that an application prints instead of starting.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
