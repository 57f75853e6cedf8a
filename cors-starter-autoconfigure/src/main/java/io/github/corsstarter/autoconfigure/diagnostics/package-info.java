/**
 * The report that an application prints when it cannot start.
 */
@NullMarked
package io.github.corsstarter.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
