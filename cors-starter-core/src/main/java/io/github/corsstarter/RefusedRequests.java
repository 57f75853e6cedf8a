package io.github.corsstarter;

/**
 * What a refused actual request gets.
 */
public enum RefusedRequests {

	/**
	 * Status 403 with a problem detail; the application is not reached.
	 */
	REJECT,

	/**
	 * The application's answer without CORS headers, which the browser withholds from the
	 * script.
	 */
	FORWARD

}
