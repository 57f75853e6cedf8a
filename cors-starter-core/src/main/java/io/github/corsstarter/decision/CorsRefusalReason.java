package io.github.corsstarter.decision;

import io.github.corsstarter.CorsProperty;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused. The same names are used in logs, response bodies, meters,
 * endpoints and documentation.
 */
public enum CorsRefusalReason {

	/**
	 * No policy on the path allows the origin.
	 */
	ORIGIN_NOT_ALLOWED(Subject.ORIGIN, CorsProperty.ALLOWED_ORIGINS, "The origin is not allowed."),

	/**
	 * The {@code Origin} header is not a serialized origin.
	 */
	ORIGIN_MALFORMED(Subject.ORIGIN, null, "The Origin header is not an origin as browsers send it."),

	/**
	 * The origin is opaque: a sandboxed frame, a {@code data:} or {@code file:} document,
	 * or a redirect between foreign origins.
	 */
	ORIGIN_NULL(Subject.ORIGIN, CorsProperty.ALLOWED_ORIGINS, "The origin null is not allowed."),

	/**
	 * There is more than one {@code Origin} header.
	 */
	ORIGIN_REPEATED(Subject.ORIGIN, null, "There is more than one Origin header."),

	/**
	 * The policy does not allow the method.
	 */
	METHOD_NOT_ALLOWED(Subject.METHOD, CorsProperty.ALLOWED_METHODS, "The method is not allowed for this origin."),

	/**
	 * {@code Access-Control-Request-Method} is not a method.
	 */
	METHOD_MALFORMED(Subject.METHOD, null, "The Access-Control-Request-Method header is not a method."),

	/**
	 * The policy does not allow a request header.
	 */
	HEADER_NOT_ALLOWED(Subject.HEADERS, CorsProperty.ALLOWED_HEADERS,
			"A request header is not allowed for this origin."),

	/**
	 * {@code Access-Control-Request-Headers} is not a list of header names.
	 */
	HEADERS_MALFORMED(Subject.HEADERS, null,
			"The Access-Control-Request-Headers header is not a list of header names."),

	/**
	 * {@code Access-Control-Request-Headers} is longer than any browser's.
	 */
	HEADERS_TOO_LONG(Subject.HEADERS, null, "The Access-Control-Request-Headers header is too long."),

	/**
	 * The path has dot segments, empty segments, parameters or escapes, and the ways of
	 * reading it lead to different policies.
	 */
	PATH_AMBIGUOUS(Subject.PATH, null, "The path can be read in several ways that belong to different policies."),

	/**
	 * The request names a host that is not the application's, although its own origins
	 * are listed.
	 */
	HOST_NOT_OWN(Subject.HOST, null, "The request was sent to a host name that is not one of the application's own.");

	private final Subject subject;

	private final @Nullable CorsProperty property;

	private final String sentence;

	private final String problem;

	CorsRefusalReason(Subject subject, @Nullable CorsProperty property, String sentence) {
		this.subject = subject;
		this.property = property;
		this.sentence = sentence;
		this.problem = "{\"title\":\"CORS request refused\",\"status\":403,\"detail\":\"" + sentence
				+ "\",\"reason\":\"" + name() + "\"}";
	}

	/**
	 * The part of the request that was refused.
	 * @return the subject
	 */
	public Subject subject() {
		return this.subject;
	}

	/**
	 * The property of a policy that decides.
	 * @return the property or {@code null} where no configuration would let the request
	 * through
	 */
	public @Nullable CorsProperty property() {
		return this.property;
	}

	/**
	 * What was wrong, in one sentence without any text of the request.
	 * @return a sentence
	 */
	public String sentence() {
		return this.sentence;
	}

	/**
	 * The problem detail of a refusal.
	 */
	String problem() {
		return this.problem;
	}

	/**
	 * The parts of a request that are checked, in this order.
	 */
	public enum Subject {

		/**
		 * The host to which the request was sent.
		 */
		HOST,

		/**
		 * The path.
		 */
		PATH,

		/**
		 * The origin.
		 */
		ORIGIN,

		/**
		 * The method.
		 */
		METHOD,

		/**
		 * The request headers.
		 */
		HEADERS

	}

}
