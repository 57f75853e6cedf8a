package io.github.corsstarter.browser;

import java.util.Locale;
import java.util.Set;

/**
 * The three things the standard says of methods: which are normalized, which are
 * forbidden, which need no preflight.
 */
final class RequestMethod {

	private static final Set<String> NORMALIZED = Set.of("delete", "get", "head", "options", "post", "put");

	private static final Set<String> FORBIDDEN = Set.of("connect", "trace", "track");

	private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

	private RequestMethod() {
	}

	static String normalize(String method) {
		String lower = Ascii.lowerCase(method);
		return NORMALIZED.contains(lower) ? lower.toUpperCase(Locale.ROOT) : method;
	}

	static boolean isForbidden(String method) {
		return FORBIDDEN.contains(Ascii.lowerCase(method));
	}

	static boolean isSafelisted(String normalizedMethod) {
		return SAFELISTED.contains(normalizedMethod);
	}

}
