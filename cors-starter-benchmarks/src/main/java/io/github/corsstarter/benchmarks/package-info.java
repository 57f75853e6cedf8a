/**
 * Measures what CORS costs a request: this starter beside hand-written filters and beside
 * its peers, each behind the same stubs and each with its answer checked first.
 */
@NullMarked
package io.github.corsstarter.benchmarks;

import org.jspecify.annotations.NullMarked;
