/**
 * One application on either stack: a JSON API, and the tutorial on a second origin.
 */
@NullMarked
package io.github.corsstarter.sample;

import org.jspecify.annotations.NullMarked;
