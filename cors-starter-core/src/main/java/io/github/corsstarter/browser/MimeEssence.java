package io.github.corsstarter.browser;

import org.jspecify.annotations.Nullable;

/**
 * Type and subtype of a media type, after "parse a MIME type" of the MIME Sniffing
 * standard; its parameters cannot make it fail and are left out.
 */
final class MimeEssence {

	private MimeEssence() {
	}

	static @Nullable String parse(String value) {
		String text = Whitespace.HTTP.strip(value);
		int slash = text.indexOf('/');
		if (slash < 0) {
			return null;
		}
		String type = text.substring(0, slash);
		String subtype = Whitespace.HTTP.stripTrailing(beforeParameters(text.substring(slash + 1)));
		return (Token.matches(type) && Token.matches(subtype)) ? Ascii.lowerCase(type + "/" + subtype) : null;
	}

	private static String beforeParameters(String text) {
		int semicolon = text.indexOf(';');
		return (semicolon >= 0) ? text.substring(0, semicolon) : text;
	}

}
