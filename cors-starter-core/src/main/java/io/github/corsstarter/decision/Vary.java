package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.HttpWhitespace;

/**
 * The request headers that an answer depends on, merged into {@code Vary}.
 */
final class Vary {

	/**
	 * What the answer to an actual request depends on.
	 */
	static final Vary ACTUAL = new Vary(HeaderNames.ORIGIN);

	/**
	 * What the answer to a preflight depends on.
	 */
	static final Vary PREFLIGHT = new Vary(HeaderNames.ORIGIN, HeaderNames.REQUEST_METHOD, HeaderNames.REQUEST_HEADERS);

	private static final String ANY = "*";

	private final List<String> names;

	private final String line;

	private Vary(String... names) {
		this.names = List.of(names);
		this.line = String.join(", ", names);
	}

	/**
	 * Add the names that are not there yet.
	 */
	void addTo(CorsResponse response) {
		Collection<String> lines = response.vary();
		String missing = lines.isEmpty() ? this.line : missing(lines);
		if (!missing.isEmpty()) {
			response.addVary(missing);
		}
	}

	/**
	 * The names that are still missing.
	 * @param lines the lines of {@code Vary} so far
	 * @return the missing names, empty if there are none or {@code Vary} is {@code *}
	 */
	String missing(Collection<String> lines) {
		if (contains(lines, ANY)) {
			return "";
		}
		List<String> missing = new ArrayList<>(this.names);
		missing.removeIf((name) -> contains(lines, name));
		return String.join(", ", missing);
	}

	private static boolean contains(Collection<String> lines, String name) {
		for (String line : lines) {
			if (contains(line, name)) {
				return true;
			}
		}
		return false;
	}

	private static boolean contains(String line, String name) {
		for (int start = 0; start < line.length();) {
			int comma = line.indexOf(',', start);
			int end = (comma < 0) ? line.length() : comma;
			int first = HttpWhitespace.TAB_OR_SPACE.skip(line, start, end);
			if (Ascii.equalsIgnoreCase(line, first, HttpWhitespace.TAB_OR_SPACE.trim(line, first, end), name)) {
				return true;
			}
			start = end + 1;
		}
		return false;
	}

}
