package io.github.corsstarter.explain;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What comes first in the paths of an application: a context path, a base path, or the
 * path of a servlet.
 *
 * @param path the prefix with a slash in front and none at its end
 * @param property the property that sets it, or another name for it
 */
public record PathPrefix(String path, String property) {

	/**
	 * Create a prefix.
	 * @param path the prefix; a slash at its end is dropped
	 * @param property the property that sets it
	 */
	public PathPrefix {
		path = path.startsWith("/") ? path : "/" + path;
		path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	/**
	 * Whether a path or a path pattern starts with the prefix, segment by segment,
	 * encoded or not.
	 * @param other a path or pattern
	 * @return whether it starts with the prefix
	 */
	public boolean isPrefixOf(String other) {
		return end(other) >= 0;
	}

	/**
	 * Take the prefix off.
	 * @param other a path or pattern that starts with the prefix
	 * @return what is left, at least a slash
	 */
	public String removeFrom(String other) {
		String rest = other.substring(Math.max(0, end(other)));
		return rest.isEmpty() ? "/" : rest;
	}

	private int end(String other) {
		if (this.path.isEmpty()) {
			return -1;
		}
		int end = 0;
		for (long segments = this.path.chars().filter((c) -> c == '/').count(); segments > 0; segments--) {
			if (end >= other.length() || other.charAt(end) != '/') {
				return -1;
			}
			int slash = other.indexOf('/', end + 1);
			end = (slash < 0) ? other.length() : slash;
		}
		return decode(other.substring(0, end)).equals(decode(this.path)) ? end : -1;
	}

	private static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		try {
			return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
