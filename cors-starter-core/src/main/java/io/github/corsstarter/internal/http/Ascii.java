package io.github.corsstarter.internal.http;

/**
 * Case and classes of ASCII; other characters are never folded onto it, as the JDK would
 * do with a Kelvin sign.
 */
public final class Ascii {

	private Ascii() {
	}

	public static String lowerCase(String text) {
		StringBuilder lower = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			lower.append(lowerCase(text.charAt(i)));
		}
		return lower.toString();
	}

	public static boolean equalsIgnoreCase(String left, String right) {
		return equalsIgnoreCase(left, 0, left.length(), right);
	}

	/**
	 * Compares a part of a text and allocates nothing.
	 */
	public static boolean equalsIgnoreCase(String text, int start, int end, String other) {
		if (end - start != other.length()) {
			return false;
		}
		for (int i = 0; i < other.length(); i++) {
			if (lowerCase(text.charAt(start + i)) != lowerCase(other.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	public static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	public static boolean isAlpha(char c) {
		char lower = lowerCase(c);
		return lower >= 'a' && lower <= 'z';
	}

	public static boolean isAlphanumeric(char c) {
		return isDigit(c) || isAlpha(c);
	}

	private static char lowerCase(char c) {
		return (c >= 'A' && c <= 'Z') ? (char) (c + ('a' - 'A')) : c;
	}

}
