package io.github.corsstarter.explain;

/**
 * What makes a browser send a request.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-request-mode">Fetch: request
 * mode</a>
 */
public enum RequestMode {

	/**
	 * A script that wants to read the response.
	 */
	CORS,

	/**
	 * A form whose response replaces the page. It has an {@code Origin}, but browsers
	 * send no preflight and check nothing.
	 */
	NAVIGATE,

	/**
	 * A script that opens a WebSocket. It has an {@code Origin}, but browsers send no
	 * preflight and ignore the headers of the CORS protocol.
	 */
	WEBSOCKET

}
