package io.github.corsstarter.internal.text;

/**
 * Makes text from a request safe to show: bounded, printable ASCII, and nothing that
 * would end a quoted string.
 */
public final class Sanitizer {

	public static final int MAX_LENGTH = 100;

	private Sanitizer() {
	}

	public static String sanitize(String value) {
		int length = Math.min(value.length(), MAX_LENGTH);
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			char c = value.charAt(i);
			text.append((c < 0x20 || c > 0x7E || c == '"' || c == '\\') ? '?' : c);
		}
		if (value.length() > MAX_LENGTH) {
			text.replace(MAX_LENGTH - 3, MAX_LENGTH, "...");
		}
		return text.toString();
	}

}
