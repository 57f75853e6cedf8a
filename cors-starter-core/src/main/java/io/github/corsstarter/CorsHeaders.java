package io.github.corsstarter;

/**
 * The header names of the CORS protocol.
 */
final class CorsHeaders {

	static final String ORIGIN = "Origin";

	static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

	static final String REQUEST_METHOD = "Access-Control-Request-Method";

	static final String REQUEST_HEADERS = "Access-Control-Request-Headers";

	static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

	static final String ALLOW_METHODS = "Access-Control-Allow-Methods";

	static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

	static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

	static final String MAX_AGE = "Access-Control-Max-Age";

	static final String REFUSAL = "Cors-Refusal";

	static final String VARY_ACTUAL = ORIGIN;

	static final String VARY_PREFLIGHT = ORIGIN + ", " + REQUEST_METHOD + ", " + REQUEST_HEADERS;

	private static final String PREFIX = "Access-Control-";

	private CorsHeaders() {
	}

	static boolean isCorsHeader(String name) {
		return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
	}

}
