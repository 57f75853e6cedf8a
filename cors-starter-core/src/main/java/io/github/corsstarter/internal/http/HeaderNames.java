package io.github.corsstarter.internal.http;

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

	public static final String VARY_ACTUAL = ORIGIN;

	public static final String VARY_PREFLIGHT = ORIGIN + ", " + REQUEST_METHOD + ", " + REQUEST_HEADERS;

	private static final String PREFIX = "Access-Control-";

	private HeaderNames() {
	}

	public static boolean isCorsHeader(String name) {
		return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
	}

}
