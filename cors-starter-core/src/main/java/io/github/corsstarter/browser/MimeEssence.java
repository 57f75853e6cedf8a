package io.github.corsstarter.browser;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HttpTokens;
import io.github.corsstarter.internal.http.HttpWhitespace;
import org.jspecify.annotations.Nullable;

/**
 * Type and subtype of a media type, after "parse a MIME type" of the MIME Sniffing
 * standard; its parameters cannot make it fail and are left out.
 */
final class MimeEssence {

	private MimeEssence() {
	}

	static @Nullable String parse(String value) {
		String text = HttpWhitespace.HTTP.strip(value);
		int slash = text.indexOf('/');
		if (slash < 0) {
			return null;
		}
		String type = text.substring(0, slash);
		String subtype = HttpWhitespace.HTTP.stripTrailing(beforeParameters(text.substring(slash + 1)));
		return (HttpTokens.isToken(type) && HttpTokens.isToken(subtype)) ? Ascii.lowerCase(type + "/" + subtype) : null;
	}

	private static String beforeParameters(String text) {
		int semicolon = text.indexOf(';');
		return (semicolon >= 0) ? text.substring(0, semicolon) : text;
	}

}
