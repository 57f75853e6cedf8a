/**
 * A browser for tests of CORS: it sends what a browser sends, stops where a browser stops
 * and says what the script sees. Works with any server; the policies are only needed for
 * what is asked about them.
 */
@NullMarked
package io.github.corsstarter.test;

import org.jspecify.annotations.NullMarked;
