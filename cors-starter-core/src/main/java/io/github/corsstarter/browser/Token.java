package io.github.corsstarter.browser;

/**
 * The {@code token} of RFC 9110, the only form a method or header name can have.
 */
final class Token {

	private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

	private Token() {
	}

	static boolean matches(String text) {
		return !text.isEmpty() && text.chars().allMatch((c) -> isTokenCharacter((char) c));
	}

	private static boolean isTokenCharacter(char c) {
		return Ascii.isAlphanumeric(c) || SYMBOLS.indexOf(c) >= 0;
	}

}
