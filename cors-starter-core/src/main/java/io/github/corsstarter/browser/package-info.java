/**
 * What a browser makes of a server's CORS answer, after the Fetch standard, with the
 * words Chromium's console uses.
 */
@NullMarked
package io.github.corsstarter.browser;

import org.jspecify.annotations.NullMarked;
