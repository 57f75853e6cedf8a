package io.github.corsstarter.explain;

import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param origin the address of the application or {@code null} if it is not known
 * @param path the path within the application
 */
record Target(@Nullable String origin, String path) {

	/**
	 * Read a path or a whole URL, as it stands in a browser's console.
	 */
	static Target of(String pathOrUrl) {
		String text = withoutQuery(pathOrUrl);
		int authority = text.indexOf("://");
		if (authority < 0 || text.startsWith("/")) {
			return new Target(null, text);
		}
		int slash = text.indexOf('/', authority + 3);
		String origin = (slash < 0) ? text : text.substring(0, slash);
		return new Target(Origin.isWellFormed(origin) ? origin : null, (slash < 0) ? "/" : text.substring(slash));
	}

	private static String withoutQuery(String text) {
		int end = 0;
		while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
			end++;
		}
		return text.substring(0, end);
	}

}
