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
		return (value.length() <= maxLength && isSafe(value)) ? value : replaceUnsafe(value, maxLength);
	}

	private static boolean isSafe(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (!isSafe(value.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static String replaceUnsafe(String value, int maxLength) {
		int length = Math.min(value.length(), maxLength);
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			char c = value.charAt(i);
			text.append(isSafe(c) ? c : '?');
		}
		if (value.length() > maxLength) {
			text.replace(maxLength - 3, maxLength, "...");
		}
		return text.toString();
	}

	private static boolean isSafe(char c) {
		return c >= 0x20 && c <= 0x7E && c != '"' && c != '\\';
	}

}
