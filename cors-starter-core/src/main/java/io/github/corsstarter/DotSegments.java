package io.github.corsstarter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Resolves the segments {@code .} and {@code ..} of a path, also where they are encoded
 * or carry parameters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986, Remove
 * Dot Segments</a>
 */
final class DotSegments {

	private DotSegments() {
	}

	static String resolve(String path) {
		if (!path.startsWith("/")) {
			return path;
		}
		List<String> segments = new ArrayList<>();
		String[] parts = path.substring(1).split("/", -1);
		for (int i = 0; i < parts.length; i++) {
			boolean last = i == parts.length - 1;
			String dots = dots(parts[i]);
			if (dots.isEmpty() && parts[i].isEmpty() && !last) {
				continue;
			}
			if (dots.isEmpty()) {
				segments.add(parts[i]);
				continue;
			}
			if (dots.equals("..") && !segments.isEmpty()) {
				segments.remove(segments.size() - 1);
			}
			if (last) {
				segments.add("");
			}
		}
		return "/" + String.join("/", segments);
	}

	private static String dots(String segment) {
		int parameters = segment.indexOf(';');
		String name = (parameters < 0) ? segment : segment.substring(0, parameters);
		if (name.length() > "%2e%2e".length()) {
			return "";
		}
		String decoded = name.toLowerCase(Locale.ROOT).replace("%2e", ".");
		return (decoded.equals(".") || decoded.equals("..")) ? decoded : "";
	}

}
