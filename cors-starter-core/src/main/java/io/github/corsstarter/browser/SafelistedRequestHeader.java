package io.github.corsstarter.browser;

import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;

/**
 * Request headers that every page may send without a preflight, after "CORS-safelisted
 * request-header" (#cors-safelisted-request-header).
 */
final class SafelistedRequestHeader {

	static final int LONGEST_VALUE = 128;

	private static final String UNSAFE_SYMBOLS = "\"():<>?@[\\]{}\u007f";

	private static final String LANGUAGE_SYMBOLS = " *,-.;=";

	private static final Set<String> FORM_TYPES = Set.of("application/x-www-form-urlencoded", "multipart/form-data",
			"text/plain");

	private SafelistedRequestHeader() {
	}

	static boolean matches(String lowerCaseName, String value) {
		return value.length() <= LONGEST_VALUE && switch (lowerCaseName) {
			case "accept" -> hasSafeBytes(value);
			case "accept-language", "content-language" -> hasLanguageBytes(value);
			case "content-type" -> hasSafeBytes(value) && isFormType(value);
			case "range" -> SimpleRange.matches(value);
			default -> false;
		};
	}

	private static boolean isFormType(String value) {
		String essence = MimeEssence.parse(value);
		return essence != null && FORM_TYPES.contains(essence);
	}

	private static boolean hasSafeBytes(String value) {
		return value.chars().noneMatch((c) -> (c < ' ' && c != '\t') || UNSAFE_SYMBOLS.indexOf(c) >= 0);
	}

	private static boolean hasLanguageBytes(String value) {
		return value.chars().allMatch((c) -> Ascii.isAlphanumeric((char) c) || LANGUAGE_SYMBOLS.indexOf(c) >= 0);
	}

}
