/**
 * What a browser makes of a server's CORS answer, following the Fetch standard and
 * Chromium's console messages. It judges any server's answer, even one that this library
 * never gives, such as a redirected preflight or a list it cannot parse.
 */
@NullMarked
package io.github.corsstarter.browser;

import org.jspecify.annotations.NullMarked;
