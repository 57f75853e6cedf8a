package io.github.corsstarter.browser;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The CORS decisions of a browser, each as a function of request and response.
 */
public final class Browser {

	private Browser() {
	}

	/**
	 * Judges the answer to a preflight.
	 * @param request the request the preflight asked for
	 * @param url its URL, for the console
	 * @param status the status of the answer
	 * @param response the headers of the answer
	 * @return whether the request itself may follow
	 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">Fetch:
	 * CORS-preflight fetch</a>
	 */
	public static PreflightVerdict preflight(BrowserRequest request, String url, int status,
			List<HeaderField> response) {
		return preflight(request, List.of(url), status, response);
	}

	/**
	 * Judges the answer to a preflight, possibly after redirects.
	 * @param request the request the preflight asked for
	 * @param urls the URL the script asked for and those of redirects since, at least one
	 * @param status the status of the answer
	 * @param response the headers of the answer
	 * @return whether the request itself may follow
	 */
	public static PreflightVerdict preflight(BrowserRequest request, List<String> urls, int status,
			List<HeaderField> response) {
		PreflightCheck check = new PreflightCheck(request, status, new HeaderLines(response));
		Failure failure = check.failure();
		return new PreflightVerdict(failure == null, reason(failure), consoleMessage(request, urls, failure),
				check.engineNotes());
	}

	/**
	 * Judges the response to the request itself, whatever its status.
	 * @param request the request
	 * @param url its URL, for the console
	 * @param response the headers of the response
	 * @return whether the script may read the response
	 * @see <a href="https://fetch.spec.whatwg.org/#concept-cors-check">Fetch: CORS
	 * check</a>
	 */
	public static ResponseVerdict response(BrowserRequest request, String url, List<HeaderField> response) {
		return response(request, List.of(url), response);
	}

	/**
	 * Judges the response to the request itself, possibly after redirects.
	 * @param request the request
	 * @param urls the URL the script asked for and those of redirects since, at least one
	 * @param response the headers of the response
	 * @return whether the script may read the response
	 */
	public static ResponseVerdict response(BrowserRequest request, List<String> urls, List<HeaderField> response) {
		Failure failure = CorsCheck.failure(request.origin(), request.credentials(), new HeaderLines(response));
		return new ResponseVerdict(failure == null, reason(failure), consoleMessage(request, urls, failure));
	}

	/**
	 * Follows a redirect. The response has to be readable where it comes from another
	 * origin.
	 * @param request the request that is redirected
	 * @param urls the URL the script asked for and those of redirects since, at least one
	 * @param status the status of the response
	 * @param response the headers of the response
	 * @return where it leads or {@code null} if the response is not a redirect
	 * @see <a href="https://fetch.spec.whatwg.org/#http-redirect-fetch">Fetch:
	 * HTTP-redirect fetch</a>
	 */
	public static @Nullable RedirectVerdict redirect(BrowserRequest request, List<String> urls, int status,
			List<HeaderField> response) {
		String location = new HeaderLines(response).get(Redirect.LOCATION);
		if (location == null || !Redirect.isRedirect(status)) {
			return null;
		}
		return new Redirect(request, urls, status).follow(location);
	}

	/**
	 * The origin that a page at a URL of HTTP has.
	 * @param url the URL
	 * @return the serialized origin or {@code null} if it is not a URL of HTTP
	 * @see <a href="https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin">HTML:
	 * serialization of an origin</a>
	 */
	public static @Nullable String origin(String url) {
		WebAddress address = WebAddress.parse(url);
		return (address != null) ? address.origin() : null;
	}

	/**
	 * The response headers a script sees of a readable response.
	 * @param credentials whether the credentials mode of the request is "include"
	 * @param response the headers of the response
	 * @return names in lower case, in the order of the response
	 * @see <a href="https://fetch.spec.whatwg.org/#concept-filtered-response-cors">Fetch:
	 * CORS filtered response</a>
	 */
	public static Set<String> visibleHeaders(boolean credentials, List<HeaderField> response) {
		return VisibleResponseHeaders.names(credentials, new HeaderLines(response));
	}

	/**
	 * Whether browsers keep scripts from setting a request header.
	 * @param field the header; for some names its value matters
	 * @return whether the header is a forbidden one
	 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">Fetch:
	 * forbidden request-header</a>
	 */
	public static boolean isForbidden(HeaderField field) {
		return ForbiddenRequestHeader.matches(field);
	}

	/**
	 * How long the answer to a preflight is kept.
	 * @param fieldLines the values of all its {@code Access-Control-Max-Age} lines,
	 * possibly none
	 * @return the seconds by the standard and in each engine
	 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">Fetch:
	 * Access-Control-Max-Age</a>
	 */
	public static PreflightCacheTimes maxAge(List<String> fieldLines) {
		return MaxAge.of(fieldLines).times();
	}

	private static @Nullable BlockReason reason(@Nullable Failure failure) {
		return (failure != null) ? failure.reason() : null;
	}

	private static @Nullable String consoleMessage(BrowserRequest request, List<String> urls,
			@Nullable Failure failure) {
		return (failure != null) ? ConsoleText.line(urls, request.origin(), failure.text()) : null;
	}

}
