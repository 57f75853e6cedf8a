package io.github.corsstarter.browser;

import org.jspecify.annotations.Nullable;

/**
 * Where a redirect leads, and what the browser sends there.
 *
 * @param url the URL of the next request or {@code null} if there is none
 * @param request the next request, with the origin, the method and the headers that are
 * left of this one
 * @param dropsBody whether the next request has no body
 * @param reason why there is no next request or {@code null} if there is one
 * @param consoleMessage the line about CORS in Chromium's console or {@code null} if it
 * prints none
 * @see <a href="https://fetch.spec.whatwg.org/#http-redirect-fetch">Fetch: HTTP-redirect
 * fetch</a>
 */
public record RedirectVerdict(@Nullable String url, BrowserRequest request, boolean dropsBody,
		@Nullable BlockReason reason, @Nullable String consoleMessage) {
}
