package io.github.corsstarter.autoconfigure;

/**
 * Shows configured text so that what is wrong with it can be seen.
 */
final class Text {

	private static final int MAX_LENGTH = 400;

	private Text() {
	}

	/**
	 * Quote a text for people and for YAML alike: control characters are written as
	 * escapes.
	 */
	static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().limit(MAX_LENGTH).forEach((c) -> append(quoted, (char) c));
		return quoted.append((text.length() > MAX_LENGTH) ? "..." : "").append('"').toString();
	}

	private static void append(StringBuilder quoted, char c) {
		if (c == '"' || c == '\\') {
			quoted.append('\\').append(c);
		}
		else if (c < 0x20 || c == 0x7F || Character.getType(c) == Character.FORMAT) {
			quoted.append(String.format("\\u%04x", (int) c));
		}
		else {
			quoted.append(c);
		}
	}

}
