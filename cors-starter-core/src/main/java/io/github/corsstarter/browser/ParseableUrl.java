package io.github.corsstarter.browser;

import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;

/**
 * Whether a value looks like a URL to Chromium. It chooses between two wordings of the
 * same failure, so a sketch of a URL parser is enough.
 */
final class ParseableUrl {

	private static final Set<String> SCHEMES_WITH_HOST = Set.of("ftp", "http", "https", "ws", "wss");

	private static final String AFTER_AUTHORITY = "/\\?#";

	private static final String FORBIDDEN_IN_HOST = "<>@[]^|%:\u007f";

	private static final long LARGEST_PORT = 65535;

	private ParseableUrl() {
	}

	static boolean matches(String value) {
		int colon = value.indexOf(':');
		if (colon < 0 || !isScheme(value.substring(0, colon))) {
			return false;
		}
		String scheme = Ascii.lowerCase(value.substring(0, colon));
		return !SCHEMES_WITH_HOST.contains(scheme) || isHostAndPort(authority(value.substring(colon + 1)));
	}

	private static boolean isScheme(String text) {
		return !text.isEmpty() && Ascii.isAlpha(text.charAt(0))
				&& text.chars().allMatch((c) -> Ascii.isAlphanumeric((char) c) || "+-.".indexOf(c) >= 0);
	}

	private static String authority(String rest) {
		int start = 0;
		while (start < rest.length() && "/\\".indexOf(rest.charAt(start)) >= 0) {
			start++;
		}
		int end = start;
		while (end < rest.length() && AFTER_AUTHORITY.indexOf(rest.charAt(end)) < 0) {
			end++;
		}
		String authority = rest.substring(start, end);
		return authority.substring(authority.lastIndexOf('@') + 1);
	}

	private static boolean isHostAndPort(String authority) {
		int bracket = authority.startsWith("[") ? authority.indexOf(']') : 0;
		int colon = (bracket >= 0) ? authority.indexOf(':', bracket) : -1;
		String host = (colon >= 0) ? authority.substring(0, colon) : authority;
		return (isHost(host) || isAddress(host)) && (colon < 0 || isPort(authority.substring(colon + 1)));
	}

	private static boolean isHost(String text) {
		return !text.isEmpty() && text.chars().allMatch((c) -> c > ' ' && FORBIDDEN_IN_HOST.indexOf(c) < 0);
	}

	private static boolean isAddress(String text) {
		return text.startsWith("[") && text.endsWith("]") && text.indexOf(':') >= 0
				&& text.chars().skip(1).limit(text.length() - 2L).allMatch(ParseableUrl::isAddressCharacter);
	}

	private static boolean isAddressCharacter(int c) {
		return c == ':' || c == '.' || Character.digit(c, 16) >= 0;
	}

	private static boolean isPort(String text) {
		Decimal port = Decimal.parse(text);
		return text.isEmpty() || (port != null && port.atMost(LARGEST_PORT + 1) <= LARGEST_PORT);
	}

}
