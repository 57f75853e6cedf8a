package io.github.corsstarter.internal.http;

/**
 * The {@code token} of RFC 9110, the only form a method or header name can have.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-tokens">RFC 9110, Tokens</a>
 */
public final class HttpTokens {

	private static final boolean[] TOKEN_CHARACTERS = new boolean[128];

	static {
		"!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".chars()
			.forEach((c) -> TOKEN_CHARACTERS[c] = true);
	}

	private HttpTokens() {
	}

	public static boolean isToken(String text) {
		return isToken(text, 0, text.length());
	}

	public static boolean isToken(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c >= 128 || !TOKEN_CHARACTERS[c]) {
				return false;
			}
		}
		return end > start;
	}

}
