package io.github.corsstarter.internal.http;

/**
 * The two kinds of white space that are stripped from the texts of HTTP.
 */
public enum HttpWhitespace {

	/**
	 * Allowed around a value within a field line.
	 */
	TAB_OR_SPACE("\t "),

	/**
	 * Allowed around a value that a script passes.
	 */
	HTTP("\n\r\t ");

	private final String characters;

	HttpWhitespace(String characters) {
		this.characters = characters;
	}

	/**
	 * The first character of a field value, or its end if there is none. Not a method of
	 * a kind, because requests are read with it.
	 */
	public static int skip(String text, int start, int end) {
		int i = start;
		while (i < end && isTabOrSpace(text.charAt(i))) {
			i++;
		}
		return i;
	}

	/**
	 * The end of a field value without the white space behind it.
	 */
	public static int trim(String text, int start, int end) {
		int i = end;
		while (i > start && isTabOrSpace(text.charAt(i - 1))) {
			i--;
		}
		return i;
	}

	private static boolean isTabOrSpace(char c) {
		return c == ' ' || c == '\t';
	}

	public String strip(String text) {
		int start = 0;
		while (start < text.length() && matches(text.charAt(start))) {
			start++;
		}
		return stripTrailing(text.substring(start));
	}

	public String stripTrailing(String text) {
		int end = text.length();
		while (end > 0 && matches(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end);
	}

	private boolean matches(char c) {
		return this.characters.indexOf(c) >= 0;
	}

}
