package io.github.corsstarter.explain;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The prefix of the paths of an application: a context path, a base path, or the path of
 * a servlet.
 *
 * @param path the prefix, which starts but does not end with a slash
 * @param property the property that sets it, or another name for it
 * @param decoded whether the server decodes paths before it looks for the prefix
 */
public record PathPrefix(String path, String property, boolean decoded) {

	/**
	 * Create a prefix.
	 * @param path the prefix; a slash at its end is dropped
	 * @param property the property that sets it
	 * @param decoded whether the server decodes paths first
	 */
	public PathPrefix {
		path = path.startsWith("/") ? path : "/" + path;
		path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	/**
	 * Create a prefix that servers look for in decoded paths.
	 * @param path the prefix
	 * @param property the property that sets it
	 */
	public PathPrefix(String path, String property) {
		this(path, property, true);
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
	 * Remove the prefix.
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
		String start = other.substring(0, end);
		boolean same = this.decoded ? decode(start).equals(decode(this.path)) : start.equals(this.path);
		return same ? end : -1;
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
