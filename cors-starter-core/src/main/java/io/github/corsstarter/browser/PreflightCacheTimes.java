package io.github.corsstarter.browser;

/**
 * How many seconds the answer to a preflight is kept; {@code 0} means not at all, and
 * {@code -1} that the entry has already expired when it is created.
 *
 * @param fetch by the standard, which leaves an upper limit to the browser
 * @param chromium by Chromium, at most two hours
 * @param firefox by Firefox, at most a day
 * @param webkit by WebKit, at most ten minutes
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-cache">Fetch:
 * CORS-preflight cache</a>
 */
public record PreflightCacheTimes(long fetch, long chromium, long firefox, long webkit) {
}
