package io.github.corsstarter;

import java.util.Comparator;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The path language of policies: the one of the application's controllers.
 */
final class PathPatterns {

	/**
	 * Spring's order, in which {@code ?} counts as a literal character; where that is the
	 * only difference, the literal is more specific.
	 */
	static final Comparator<PathPattern> MOST_SPECIFIC = PathPattern.SPECIFICITY_COMPARATOR
		.thenComparingInt((pattern) -> questionMarks(pattern.getPatternString()))
		.thenComparing(Comparator.naturalOrder());

	private static final String REST = "/**";

	private PathPatterns() {
	}

	private static int questionMarks(String pattern) {
		int count = 0;
		for (int i = pattern.indexOf('?'); i >= 0; i = pattern.indexOf('?', i + 1)) {
			count++;
		}
		return count;
	}

	static PathPattern parse(String pattern) {
		return PathPatternParser.defaultInstance.parse(pattern);
	}

	/**
	 * A form in which two patterns are equal if they match the same paths with the same
	 * specificity.
	 */
	static String normalize(String pattern) {
		StringBuilder normalized = new StringBuilder();
		int depth = 0;
		boolean name = false;
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			depth += (c == '{') ? 1 : (c == '}') ? -1 : 0;
			name = depth > 0 && ((c == '{' && depth == 1) || (name && c != ':'));
			if (!name || c == '{' || c == '*') {
				normalized.append(c);
			}
		}
		return normalized.toString();
	}

	/**
	 * Whether a pattern has nothing but literal text, or such text and {@code /**} at its
	 * end, and can be looked up by it.
	 */
	static boolean isLiteral(String pattern) {
		return pattern.startsWith("/") && literal(pattern).chars().noneMatch((c) -> "*?{}%;\\".indexOf(c) >= 0);
	}

	static boolean isPrefix(String pattern) {
		return pattern.endsWith(REST);
	}

	static String literal(String pattern) {
		return isPrefix(pattern) ? pattern.substring(0, pattern.length() - REST.length()) : pattern;
	}

	/**
	 * Whether a path means what it says, character by character: nothing encoded, no
	 * parameters, no dot segments or empty ones.
	 */
	static boolean isPlain(String path) {
		if (path.isEmpty() || path.charAt(0) != '/') {
			return false;
		}
		for (int i = 1; i < path.length(); i++) {
			char c = path.charAt(i);
			// Letters are above all characters of interest, and most characters are
			// letters.
			if (c <= ';' && (c == '%' || c == ';' || ((c == '.' || c == '/') && path.charAt(i - 1) == '/'))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Read a path that is not plain. Dot segments are resolved, because some servers
	 * dispatch by the resolved path, and the policy must be the one of the resource that
	 * is reached.
	 */
	static PathContainer container(String path) {
		try {
			return PathContainer.parsePath(DotSegments.resolve(path));
		}
		catch (IllegalArgumentException ex) {
			// An invalid escape; nothing in the application can match it decoded.
			return PathContainer.parsePath(path.replace('%', '_'));
		}
	}

}
