package io.github.corsstarter.autoconfigure.actuate;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes writes that a page of another origin makes a browser send. They are refused
 * whatever policies say, because they carry the cookies of whoever is logged in.
 */
final class ForeignWrite {

	static final String ENDPOINT = "corsrevisions";

	private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

	private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

	private ForeignWrite() {
	}

	static boolean isWrite(String method) {
		return !READS.contains(method);
	}

	/**
	 * Whether a page of another origin makes the browser send a request.
	 * @param foreignOrigin whether the request names another origin than its own
	 * @param fetchSite the value of {@code Sec-Fetch-Site}
	 */
	static boolean isForeign(boolean foreignOrigin, @Nullable String fetchSite) {
		return foreignOrigin || (fetchSite != null && !OWN_SITES.contains(fetchSite));
	}

}
