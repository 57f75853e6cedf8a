package io.github.corsstarter.browser;

/**
 * The two kinds of white space that HTTP texts are stripped of.
 */
enum Whitespace {

	/**
	 * What may stand around a value within a field line.
	 */
	TAB_OR_SPACE("\t "),

	/**
	 * What may stand around a value a script hands over.
	 */
	HTTP("\n\r\t ");

	private final String characters;

	Whitespace(String characters) {
		this.characters = characters;
	}

	String strip(String text) {
		int start = 0;
		while (start < text.length() && matches(text.charAt(start))) {
			start++;
		}
		return stripTrailing(text.substring(start));
	}

	String stripTrailing(String text) {
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
