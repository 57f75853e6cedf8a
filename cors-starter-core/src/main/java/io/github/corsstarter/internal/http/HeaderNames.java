package io.github.corsstarter.internal.http;

import java.util.List;

/**
 * The header names of the CORS protocol.
 */
public final class HeaderNames {

	public static final String ORIGIN = "Origin";

	public static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

	public static final String REQUEST_METHOD = "Access-Control-Request-Method";

	public static final String REQUEST_HEADERS = "Access-Control-Request-Headers";

	public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	public static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

	public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";

	public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

	public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

	public static final String MAX_AGE = "Access-Control-Max-Age";

	public static final String REFUSAL = "Cors-Refusal";

	public static final String VARY = "Vary";

	/**
	 * Response headers that scripts see even if they are not exposed.
	 *
	 * @see <a href=
	 * "https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name">Fetch,
	 * CORS-safelisted response-header name</a>
	 */
	public static final List<String> SAFELISTED_RESPONSE_HEADERS = List.of("Cache-Control", "Content-Language",
			"Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma");

	private static final List<String> FORBIDDEN_RESPONSE_HEADERS = List.of("Set-Cookie", "Set-Cookie2");

	private static final String PREFIX = "Access-Control-";

	private HeaderNames() {
	}

	public static boolean isSafelistedResponseHeader(String name) {
		return contains(SAFELISTED_RESPONSE_HEADERS, name);
	}

	/**
	 * Whether a response header is always hidden from scripts, exposed or not.
	 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-response-header-name">Fetch,
	 * forbidden response-header name</a>
	 */
	public static boolean isForbiddenResponseHeader(String name) {
		return contains(FORBIDDEN_RESPONSE_HEADERS, name);
	}

	public static boolean isCorsHeader(String name) {
		return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
	}

	private static boolean contains(List<String> names, String name) {
		return names.stream().anyMatch((known) -> Ascii.equalsIgnoreCase(known, name));
	}

}
