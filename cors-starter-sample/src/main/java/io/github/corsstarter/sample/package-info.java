/**
 * One application on either stack: a JSON API, and the tutorial on a second origin.
 */
package io.github.corsstarter.sample;
