package io.github.corsstarter;

/**
 * What counts as the application's own origin.
 */
public enum OwnOrigin {

	/**
	 * What the request says: {@code Host}, after trusted forwarded headers, and
	 * {@code Sec-Fetch-Site}. For public sites.
	 */
	REQUEST,

	/**
	 * Only the listed origins and loopback; requests that name another host are refused.
	 * For servers on loopback and in private networks, which a page can reach under its
	 * own host name (DNS rebinding).
	 */
	LISTED

}
