package io.github.corsstarter.test;

import org.jspecify.annotations.Nullable;

/**
 * One request of an exchange, with its answer.
 *
 * @param preflight whether it is a preflight
 * @param crossOrigin whether it goes to another origin than the page's
 * @param request the request
 * @param response the answer or {@code null} if there is none
 * @param reachedHandler whether a handler of the application got it or {@code null} if
 * that is not known
 */
record Step(boolean preflight, boolean crossOrigin, WireRequest request, @Nullable WireResponse response,
		@Nullable Boolean reachedHandler) {
}
