package io.github.corsstarter.browser;

import org.jspecify.annotations.Nullable;

/**
 * Whether the script gets to see the response. The server has done its work either way.
 *
 * @param readable whether the script can read status, body and the visible headers
 * @param reason why not or {@code null} if it is readable
 * @param consoleMessage the line in Chromium's console; {@code null} if it is readable
 * @see <a href="https://fetch.spec.whatwg.org/#concept-cors-check">Fetch: CORS check</a>
 */
public record ResponseVerdict(boolean readable, @Nullable BlockReason reason, @Nullable String consoleMessage) {
}
