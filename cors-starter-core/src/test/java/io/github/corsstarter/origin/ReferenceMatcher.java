package io.github.corsstarter.origin;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches origins by the words of the specification, naively: pattern by pattern, with
 * regular expressions. What the fast structures answer has to be the same.
 */
public final class ReferenceMatcher {

	private static final Pattern ORIGIN = Pattern
		.compile("([a-z][a-z0-9+.-]{0,63})://(\\[[0-9a-f:]{2,}]|[!-~&&[^#/:<>?@\\[\\\\\\]^|]]+)"
				+ "(?::([1-9][0-9]{0,4}))?");

	private static final Pattern HOST = Pattern.compile("\\[.*]|[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");

	private static final Pattern PATTERN = Pattern.compile("([^:]+)://(\\*\\.)?(\\[[^]]*]|[^:]*)(?::(.+))?");

	private ReferenceMatcher() {
	}

	/**
	 * The pattern that an origin belongs to.
	 */
	public static Optional<String> find(Collection<String> patterns, String origin) {
		return patterns.stream()
			.filter((pattern) -> matches(pattern, origin))
			.min(Comparator.comparingInt(ReferenceMatcher::rank));
	}

	/**
	 * Whether a browser could send the text.
	 */
	public static boolean isOrigin(String text) {
		Matcher origin = ORIGIN.matcher(text);
		if (!origin.matches() || origin.group(1).equals("file")) {
			return text.equals("file://");
		}
		return (!origin.group(1).matches("https?") || HOST.matcher(origin.group(2)).matches())
				&& origin.group(2).length() <= 253 && isPort(origin.group(1), origin.group(3));
	}

	private static boolean isPort(String scheme, String port) {
		return port == null || (Integer.parseInt(port) <= 65535 && !(scheme + port).matches("http80|https443"));
	}

	private static boolean matches(String pattern, String origin) {
		if (pattern.equals("*") || (pattern.equals(origin) && (isOrigin(origin) || origin.equals("null")))) {
			return true;
		}
		if (pattern.endsWith("-extension://*")) {
			return isOrigin(origin) && origin.startsWith(pattern.substring(0, pattern.length() - 1));
		}
		boolean parts = pattern.contains("://") && !pattern.equals("file://") && !origin.equals("file://");
		return parts && isOrigin(origin) && matchesParts(pattern, origin);
	}

	private static boolean matchesParts(String pattern, String origin) {
		Matcher expected = parts(PATTERN, pattern);
		Matcher actual = parts(ORIGIN, origin);
		String domain = expected.group(3);
		String host = actual.group(2);
		boolean isHost = (expected.group(2) != null) ? host.endsWith("." + domain) : host.equals(domain);
		boolean isPort = "*".equals(expected.group(4))
				|| Optional.ofNullable(expected.group(4)).equals(Optional.ofNullable(actual.group(3)));
		return expected.group(1).equals(actual.group(1)) && isHost && isPort;
	}

	private static int rank(String pattern) {
		if (pattern.equals("*")) {
			return Integer.MAX_VALUE;
		}
		if (!pattern.contains("://") || pattern.equals("file://")) {
			return 0;
		}
		if (pattern.endsWith("-extension://*")) {
			return 2000;
		}
		Matcher parts = parts(PATTERN, pattern);
		int anyPort = "*".equals(parts.group(4)) ? 1 : 0;
		return (parts.group(2) == null) ? anyPort : 1000 - 2 * parts.group(3).length() + anyPort;
	}

	private static Matcher parts(Pattern syntax, String text) {
		Matcher parts = syntax.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException(text);
		}
		return parts;
	}

}
