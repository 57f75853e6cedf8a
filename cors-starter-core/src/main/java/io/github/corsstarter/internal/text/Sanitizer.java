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
		return sanitize(value, MAX_LENGTH);
	}

	public static String sanitize(String value, int maxLength) {
		int length = Math.min(value.length(), maxLength);
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			char c = value.charAt(i);
			text.append((c < 0x20 || c > 0x7E || c == '"' || c == '\\') ? '?' : c);
		}
		if (value.length() > maxLength) {
			text.replace(maxLength - 3, maxLength, "...");
		}
		return text.toString();
	}

}
