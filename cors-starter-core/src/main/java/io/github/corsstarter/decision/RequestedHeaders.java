package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.internal.http.HeaderNameSet;
import io.github.corsstarter.internal.http.HttpTokens;
import io.github.corsstarter.internal.http.HttpWhitespace;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Access-Control-Request-Headers}: several lines are one list, white space
 * around names and some empty elements are tolerated. Linear in the length, which is
 * bounded; without allocation where the list passes.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-request-headers">
 * Access-Control-Request-Headers</a>
 */
final class RequestedHeaders {

	/**
	 * Characters in all lines together. Browsers send a few hundred at the most.
	 */
	static final int MAX_LENGTH = 4096;

	/**
	 * Empty elements in all lines together.
	 */
	static final int MAX_EMPTY = 32;

	private RequestedHeaders() {
	}

	/**
	 * Find the first thing in the list that is not allowed. Where any name is allowed,
	 * the answer repeats the list, with white space in it, and is bounded too.
	 * @param lines the lines of the header
	 * @param allowed the allowed names or {@code null} if any name is
	 * @return the failure or {@code null} if the list passes
	 */
	static @Nullable Failure check(List<String> lines, @Nullable HeaderNameSet allowed) {
		if (isTooLong(lines)) {
			return new Failure(CorsRefusalReason.HEADERS_TOO_LONG, lines.get(0));
		}
		int empty = 0;
		int answer = 0;
		// An iterator would be an allocation.
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			for (int start = 0; start <= line.length();) {
				int comma = end(line, start);
				int first = HttpWhitespace.TAB_OR_SPACE.skip(line, start, comma);
				int last = HttpWhitespace.TAB_OR_SPACE.trim(line, first, comma);
				if (first == last && ++empty > MAX_EMPTY) {
					return new Failure(CorsRefusalReason.HEADERS_TOO_LONG, line);
				}
				answer += last - first + 2;
				if (allowed == null && answer - 2 > MAX_LENGTH) {
					return new Failure(CorsRefusalReason.HEADERS_TOO_LONG, line);
				}
				Failure failure = (first < last) ? checkName(line, first, last, allowed) : null;
				if (failure != null) {
					return failure;
				}
				start = comma + 1;
			}
		}
		return null;
	}

	private static @Nullable Failure checkName(String line, int start, int end, @Nullable HeaderNameSet allowed) {
		if (!HttpTokens.isToken(line, start, end)) {
			return new Failure(CorsRefusalReason.HEADERS_MALFORMED, line.substring(start, end));
		}
		boolean refused = allowed != null && !allowed.contains(line, start, end);
		return refused ? new Failure(CorsRefusalReason.HEADER_NOT_ALLOWED, line.substring(start, end)) : null;
	}

	/**
	 * The names of a list that passed.
	 * @param lines the lines of the header
	 * @return the names, separated by commas, or an empty text
	 */
	static String names(List<String> lines) {
		StringBuilder names = new StringBuilder();
		for (String name : String.join(",", lines).split(",", -1)) {
			String stripped = HttpWhitespace.TAB_OR_SPACE.strip(name);
			if (!stripped.isEmpty()) {
				names.append(names.isEmpty() ? "" : ", ").append(stripped);
			}
		}
		return names.toString();
	}

	private static boolean isTooLong(List<String> lines) {
		int length = 0;
		for (int i = 0; i < lines.size(); i++) {
			length += lines.get(i).length();
			if (length > MAX_LENGTH) {
				return true;
			}
		}
		return false;
	}

	private static int end(String line, int start) {
		int comma = line.indexOf(',', start);
		return (comma < 0) ? line.length() : comma;
	}

	record Failure(CorsRefusalReason reason, String value) {

	}

}
