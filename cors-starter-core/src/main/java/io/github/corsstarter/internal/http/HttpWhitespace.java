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
	 * The index of the first character that is not white space, or the end.
	 */
	public int skip(String text, int start, int end) {
		int i = start;
		while (i < end && matches(text.charAt(i))) {
			i++;
		}
		return i;
	}

	/**
	 * The end of the text without the white space behind it.
	 */
	public int trim(String text, int start, int end) {
		int i = end;
		while (i > start && matches(text.charAt(i - 1))) {
			i--;
		}
		return i;
	}

	public String strip(String text) {
		int start = skip(text, 0, text.length());
		return text.substring(start, trim(text, start, text.length()));
	}

	public String stripTrailing(String text) {
		return text.substring(0, trim(text, 0, text.length()));
	}

	private boolean matches(char c) {
		return this.characters.indexOf(c) >= 0;
	}

}
