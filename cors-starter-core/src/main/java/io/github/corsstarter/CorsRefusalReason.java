package io.github.corsstarter;

/**
 * Why a request was refused. The same names stand in logs, response bodies, meters,
 * endpoints and documentation.
 */
public enum CorsRefusalReason {

	/**
	 * No policy on the path allows the origin.
	 */
	ORIGIN_NOT_ALLOWED("The origin is not allowed.", "allowed-origins"),

	/**
	 * The {@code Origin} header is no serialized origin.
	 */
	ORIGIN_MALFORMED("The Origin header is not an origin as browsers send it.", ""),

	/**
	 * The origin is opaque: a sandboxed frame, a {@code data:} or {@code file:} document,
	 * or a redirect between foreign origins.
	 */
	ORIGIN_NULL("The origin null is not allowed.", "allowed-origins"),

	/**
	 * There is more than one {@code Origin} header.
	 */
	ORIGIN_REPEATED("There is more than one Origin header.", ""),

	/**
	 * The policy does not allow the method.
	 */
	METHOD_NOT_ALLOWED("The method is not allowed for this origin.", "allowed-methods"),

	/**
	 * {@code Access-Control-Request-Method} is no method.
	 */
	METHOD_MALFORMED("The Access-Control-Request-Method header is not a method.", ""),

	/**
	 * The policy does not allow a request header.
	 */
	HEADER_NOT_ALLOWED("A request header is not allowed for this origin.", "allowed-headers"),

	/**
	 * {@code Access-Control-Request-Headers} is no list of header names.
	 */
	HEADERS_MALFORMED("The Access-Control-Request-Headers header is not a list of header names.", ""),

	/**
	 * {@code Access-Control-Request-Headers} is longer than any browser's.
	 */
	HEADERS_TOO_LONG("The Access-Control-Request-Headers header is too long.", ""),

	/**
	 * The path has dot segments, empty segments, parameters or escapes, and the ways of
	 * reading it lead to different policies.
	 */
	PATH_AMBIGUOUS("The path can be read in several ways that belong to different policies.", ""),

	/**
	 * The request names a host that is not the application's, although its own origins
	 * are listed.
	 */
	HOST_NOT_OWN("The request was sent to a host name that is not one of the application's own.", "");

	private final String sentence;

	private final String property;

	CorsRefusalReason(String sentence, String property) {
		this.sentence = sentence;
		this.property = property;
	}

	/**
	 * What was wrong, in one sentence without any text of the request.
	 * @return a sentence
	 */
	public String sentence() {
		return this.sentence;
	}

	/**
	 * The property of a policy that decides, such as {@code allowed-origins}.
	 * @return the name, empty where no configuration would let the request through
	 */
	public String property() {
		return this.property;
	}

}
