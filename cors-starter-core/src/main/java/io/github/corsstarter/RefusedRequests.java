package io.github.corsstarter;

/**
 * What an actual request gets that a policy refuses.
 */
public enum RefusedRequests {

	/**
	 * Status 403 with a problem detail; the application is not reached.
	 */
	REJECT,

	/**
	 * The answer of the application without CORS headers, which the browser withholds
	 * from the script.
	 */
	FORWARD

}
