package io.github.corsstarter.internal.path;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment with a variable that a regular expression constrains, such as
 * {@code {id:[0-9]+}}. The expression is the application's own, but the text is not:
 * length and steps are bounded.
 */
final class ConstrainedSegment implements SegmentPattern {

	private static final int MAX_LENGTH = 512;

	private static final int MAX_STEPS = 50_000;

	private static final Pattern PARTS = Pattern.compile("\\?|\\*|\\{((?:\\{[^/]+?\\}|[^/{}]|\\\\[{}])+?)\\}");

	private final Pattern pattern;

	ConstrainedSegment(String segment, boolean caseSensitive) {
		this.pattern = Pattern.compile(expression(segment),
				Pattern.DOTALL | (caseSensitive ? 0 : Pattern.CASE_INSENSITIVE));
	}

	private static String expression(String segment) {
		StringBuilder expression = new StringBuilder();
		Matcher parts = PARTS.matcher(segment);
		int end = 0;
		while (parts.find()) {
			expression.append(literal(segment.substring(end, parts.start()))).append(part(parts.group()));
			end = parts.end();
		}
		return expression.append(literal(segment.substring(end))).toString();
	}

	private static String literal(String text) {
		return text.isEmpty() ? "" : Pattern.quote(text);
	}

	private static String part(String text) {
		if (text.equals("?")) {
			return ".";
		}
		int colon = text.indexOf(':');
		return (colon < 0) ? ".*" : "(?:" + text.substring(colon + 1, text.length() - 1) + ")";
	}

	@Override
	public boolean matches(String path, int start, int end) {
		if (start == end) {
			return false;
		}
		if (end - start > MAX_LENGTH) {
			throw new UnboundedMatchException();
		}
		String segment = path.substring(start, end).replace(PathReadings.ENCODED_SLASH, '/');
		return this.pattern.matcher(new CountedText(segment)).matches();
	}

	/**
	 * Text that can be read only a limited number of times.
	 */
	private static final class CountedText implements CharSequence {

		private final String text;

		private int steps;

		CountedText(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			if (++this.steps > MAX_STEPS) {
				throw new UnboundedMatchException();
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.substring(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
