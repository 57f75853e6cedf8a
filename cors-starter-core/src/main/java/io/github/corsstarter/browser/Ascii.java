package io.github.corsstarter.browser;

/**
 * Case and classes of ASCII; other characters are never folded onto it, as the JDK would
 * do with a Kelvin sign.
 */
final class Ascii {

	private Ascii() {
	}

	static String lowerCase(String text) {
		StringBuilder lower = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			lower.append(lowerCase(text.charAt(i)));
		}
		return lower.toString();
	}

	static boolean equalsIgnoreCase(String left, String right) {
		return left.length() == right.length() && lowerCase(left).equals(lowerCase(right));
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean isAlpha(char c) {
		char lower = lowerCase(c);
		return lower >= 'a' && lower <= 'z';
	}

	static boolean isAlphanumeric(char c) {
		return isDigit(c) || isAlpha(c);
	}

	private static char lowerCase(char c) {
		return (c >= 'A' && c <= 'Z') ? (char) (c + ('a' - 'A')) : c;
	}

}
