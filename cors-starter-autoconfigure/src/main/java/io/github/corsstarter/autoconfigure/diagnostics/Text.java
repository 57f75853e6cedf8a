package io.github.corsstarter.autoconfigure.diagnostics;

/**
 * Shows configured text so that its mistakes are visible: in quotes, with control
 * characters as escapes. What is quoted is valid YAML too.
 */
final class Text {

	private static final int MAX_LENGTH = 400;

	private Text() {
	}

	static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().forEach((c) -> append(quoted, (char) c));
		return quoted.append('"').toString();
	}

	/**
	 * Quote a text, or only its start if it is long.
	 */
	static String shorten(String text) {
		return (text.length() > MAX_LENGTH) ? quote(text.substring(0, MAX_LENGTH) + "...") : quote(text);
	}

	private static void append(StringBuilder quoted, char c) {
		if (c == '"' || c == '\\') {
			quoted.append('\\').append(c);
		}
		else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isSeparator(c)
				|| Character.isSurrogate(c) || c >= '\uFFFE') {
			quoted.append(String.format("\\u%04x", (int) c));
		}
		else {
			quoted.append(c);
		}
	}

	private static boolean isSeparator(char c) {
		int type = Character.getType(c);
		return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
				|| (type == Character.SPACE_SEPARATOR && c != ' ');
	}

}
