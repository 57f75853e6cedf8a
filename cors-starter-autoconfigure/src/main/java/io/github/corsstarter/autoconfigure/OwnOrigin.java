package io.github.corsstarter.autoconfigure;

/**
 * What counts as the application's own origin, which is never treated as cross-origin.
 */
public enum OwnOrigin {

	/**
	 * The origin that the request itself names: its {@code Host}, after trusted forwarded
	 * headers, and {@code Sec-Fetch-Site}.
	 */
	REQUEST,

	/**
	 * Only the origins in {@code cors.self-origins}, and loopback.
	 */
	LISTED

}
