package io.github.corsstarter.internal.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * The path language of policies, which is that of the application's controllers.
 */
public final class PathPatterns {

	/**
	 * Spring's order, in which {@code ?} counts as a literal character; where that is the
	 * only difference, the literal is more specific.
	 */
	static final Comparator<PathPattern> MOST_SPECIFIC = PathPattern.SPECIFICITY_COMPARATOR
		.thenComparingInt((pattern) -> questionMarks(pattern.getPatternString()))
		.thenComparing(Comparator.naturalOrder());

	private PathPatterns() {
	}

	private static int questionMarks(String pattern) {
		int count = 0;
		for (int i = pattern.indexOf('?'); i >= 0; i = pattern.indexOf('?', i + 1)) {
			count++;
		}
		return count;
	}

	/**
	 * Parse a pattern as Spring does.
	 * @param pattern the pattern
	 * @return the pattern
	 * @throws PatternParseException if it is not a path pattern
	 */
	public static PathPattern parse(String pattern) {
		return PathPatternParser.defaultInstance.parse(pattern);
	}

	/**
	 * A form in which two patterns are equal if they match the same paths with the same
	 * specificity: the names of variables are left out. {@code /x/{id}} becomes
	 * {@code /x/{}}, {@code /x/{*rest}} becomes {@code /x/{*}} and
	 * {@code /x/{id:[0-9]{2}}} becomes {@code /x/{:[0-9]{2}}}.
	 * @param pattern the pattern
	 * @return the pattern without names
	 */
	public static String normalize(String pattern) {
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
	 * Whether a path can be read in one way only: nothing is encoded, and there are no
	 * parameters, dot segments or empty segments.
	 * @param path the path as received
	 * @return whether every character stands for itself
	 */
	static boolean isPlain(String path) {
		if (path.isEmpty() || path.charAt(0) != '/') {
			return false;
		}
		for (int i = 1; i < path.length(); i++) {
			char c = path.charAt(i);
			// Letters are above all characters of interest but one, and most characters
			// are letters.
			if (c <= ';' && (c == '%' || c == ';' || (path.charAt(i - 1) == '/' && isOdd(path, i)))) {
				return false;
			}
			if (c == '\\') {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether an empty segment or a dot segment starts in a path.
	 */
	private static boolean isOdd(String path, int start) {
		int end = start;
		while (end < path.length() && path.charAt(end) == '.') {
			end++;
		}
		boolean ends = end == path.length() || path.charAt(end) == '/';
		return ends && (end > start || end < path.length()) && end - start <= 2;
	}

	/**
	 * Read a path that can be read in one way only: as it is or decoded, where what is
	 * decoded separates nothing.
	 * @param path the path as received
	 * @return the path with every character standing for itself or {@code null} if there
	 * are several ways to read it
	 */
	public static @Nullable String plain(String path) {
		int escape = path.indexOf('%');
		if (escape < 0) {
			return isPlain(path) ? path : null;
		}
		StringBuilder text = new StringBuilder(path.length()).append(path, 0, escape);
		for (int i = escape; i < path.length(); i++) {
			char c = path.charAt(i);
			if (c == '%') {
				int octet = PathReadings.octet(path, i + 1);
				if (octet >= 0x80) {
					return plainText(path);
				}
				if (octet < ' ' || octet == 0x7F || octet == '/' || octet == '%') {
					return null;
				}
				c = (char) octet;
				i += 2;
			}
			text.append(c);
		}
		String decoded = text.toString();
		return isPlain(decoded) ? decoded : null;
	}

	/**
	 * Read a path with escapes of more than ASCII. Servers may disagree about those that
	 * are not UTF-8.
	 */
	private static @Nullable String plainText(String path) {
		boolean slash = path.contains("%2F") || path.contains("%2f");
		String decoded = PathReadings.decode(path);
		return (!slash && isPlain(decoded) && decoded.chars().noneMatch(PathPatterns::isUnclear)) ? decoded : null;
	}

	private static boolean isUnclear(int c) {
		return c < ' ' || c == 0x7F || c >= '\uFFFD';
	}

	/**
	 * A path that a pattern matches, unless a regular expression in it matches others
	 * only.
	 * @param pattern a valid pattern
	 * @return the path
	 */
	public static String example(String pattern) {
		StringBuilder path = new StringBuilder();
		for (String segment : segments(pattern)) {
			path.append('/').append(isRest(segment) ? "x" : segment.replaceAll("\\{([^{}]|\\{[^{}]*})*}|\\*|\\?", "x"));
		}
		return path.toString();
	}

	/**
	 * Whether a pattern matches a path.
	 * @param pattern a valid pattern
	 * @param path a path in which every character stands for itself
	 * @return whether it matches
	 */
	public static boolean matches(String pattern, String path) {
		return parse(pattern).matches(PathContainer.parsePath(path));
	}

	/**
	 * Whether a pattern matches all that another one matches, as far as examples tell.
	 * @param pattern a pattern, or a text that is none
	 * @param other another one
	 * @return whether the first is wider, or the same
	 */
	public static boolean covers(String pattern, String other) {
		if (pattern.equals(other) || isLiteral(pattern)) {
			return pattern.equals(other);
		}
		try {
			return examples(slashed(other)).allMatch((example) -> matches(slashed(pattern), example));
		}
		catch (PatternParseException ex) {
			return false;
		}
	}

	private static Stream<String> examples(String pattern) {
		String example = example(pattern);
		boolean rest = isRest(pattern.substring(pattern.lastIndexOf('/') + 1));
		return rest ? Stream.of(example, example + "/y/z", example.substring(0, example.lastIndexOf('/')))
				: Stream.of(example);
	}

	private static String slashed(String pattern) {
		return pattern.startsWith("/") ? pattern : "/" + pattern;
	}

	/**
	 * The segments of a pattern. A slash in a regular expression is not a separator.
	 */
	static List<String> segments(String pattern) {
		List<String> segments = new ArrayList<>();
		int depth = 0;
		int start = 1;
		for (int i = 1; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			depth += (c == '{') ? 1 : (c == '}') ? -1 : 0;
			if (c == '/' && depth == 0) {
				segments.add(pattern.substring(start, i));
				start = i + 1;
			}
		}
		segments.add(pattern.substring(start));
		return segments;
	}

	static boolean isRest(String segment) {
		return segment.equals("**") || segment.startsWith("{*");
	}

	static boolean isVariable(String segment) {
		return segment.startsWith("{") && segment.indexOf('}') == segment.length() - 1 && segment.indexOf(':') < 0;
	}

	/**
	 * Whether a pattern or a segment of one matches a single text.
	 * @param pattern a pattern or a segment
	 * @return whether there are no wildcards and no variables in it
	 */
	public static boolean isLiteral(String pattern) {
		return pattern.chars().noneMatch((c) -> c == '*' || c == '?' || c == '{');
	}

	/**
	 * A text in which letters that are equal without regard to case are equal, or the
	 * text itself if case matters.
	 */
	static String fold(String text, boolean caseSensitive) {
		if (caseSensitive) {
			return text;
		}
		StringBuilder folded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			// Both, as String.equalsIgnoreCase does.
			folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
		}
		return folded.toString();
	}

}
