package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.Methods;

/**
 * A cross-origin request in mode "cors" as a script asks for it.
 *
 * @param origin the serialized origin of the page, or {@code null} as a string
 * @param method the method as the script spells it
 * @param headers the headers the script sets, forbidden ones included
 * @param credentials whether the credentials mode is "include"
 * @param forcedPreflight whether the use-CORS-preflight flag is set: upload listeners, or
 * a stream as body
 * @see <a href="https://fetch.spec.whatwg.org/#concept-request">Fetch: request</a>
 */
public record BrowserRequest(String origin, String method, List<HeaderField> headers, boolean credentials,
		boolean forcedPreflight) {

	/**
	 * Copies the headers.
	 * @param origin the serialized origin of the page
	 * @param method the method as the script spells it
	 * @param headers the headers the script sets
	 * @param credentials whether the credentials mode is "include"
	 * @param forcedPreflight whether the use-CORS-preflight flag is set
	 */
	public BrowserRequest {
		headers = List.copyOf(headers);
	}

	/**
	 * The method as it is sent: six well-known methods in upper case, all others as
	 * spelled.
	 * @return the normalized method
	 * @see <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">Fetch:
	 * normalize a method</a>
	 */
	public String normalizedMethod() {
		return Methods.normalize(this.method);
	}

	/**
	 * Whether the script gets an exception for this method, and nothing is sent.
	 * @return whether the method is {@code CONNECT}, {@code TRACE} or {@code TRACK}
	 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-method">Fetch: forbidden
	 * method</a>
	 */
	public boolean forbiddenMethod() {
		return Methods.isForbidden(this.method);
	}

	/**
	 * The names a preflight has to ask for. Headers that a script cannot set do not
	 * count.
	 * @return the names in lower case, sorted, without duplicates
	 * @see <a href="https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names">
	 * Fetch: CORS-unsafe request-header names</a>
	 */
	public List<String> unsafeHeaderNames() {
		return UnsafeRequestHeaders.names(this.headers);
	}

	/**
	 * Whether the browser asks the server before it sends this request. Has no meaning
	 * for a {@linkplain #forbiddenMethod() forbidden method}.
	 * @return whether a preflight is needed, apart from caches
	 * @see <a href="https://fetch.spec.whatwg.org/#main-fetch">Fetch: main fetch</a>
	 */
	public boolean needsPreflight() {
		return this.forcedPreflight || !Methods.isSafelisted(normalizedMethod()) || !unsafeHeaderNames().isEmpty();
	}

	/**
	 * The headers of the {@code OPTIONS} request that asks for this one.
	 * @return origin, accept and the requested method and headers, in this order
	 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">Fetch:
	 * CORS-preflight fetch</a>
	 */
	public List<HeaderField> preflightHeaders() {
		List<HeaderField> fields = new ArrayList<>();
		fields.add(new HeaderField(HeaderNames.ORIGIN, this.origin));
		fields.add(new HeaderField("Accept", "*/*"));
		fields.add(new HeaderField(HeaderNames.REQUEST_METHOD, normalizedMethod()));
		List<String> unsafe = unsafeHeaderNames();
		if (!unsafe.isEmpty()) {
			fields.add(new HeaderField(HeaderNames.REQUEST_HEADERS, String.join(",", unsafe)));
		}
		return List.copyOf(fields);
	}

}
