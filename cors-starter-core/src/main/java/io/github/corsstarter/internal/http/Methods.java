package io.github.corsstarter.internal.http;

import java.util.Locale;
import java.util.Set;

/**
 * What the standard says about methods: which are normalized, which are forbidden and
 * which need no preflight.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#methods">Fetch, methods</a>
 */
public final class Methods {

	private static final Set<String> NORMALIZED = Set.of("delete", "get", "head", "options", "post", "put");

	private static final Set<String> FORBIDDEN = Set.of("connect", "trace", "track");

	private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

	private Methods() {
	}

	public static String normalize(String method) {
		String lower = Ascii.lowerCase(method);
		return NORMALIZED.contains(lower) ? lower.toUpperCase(Locale.ROOT) : method;
	}

	public static boolean isForbidden(String method) {
		return FORBIDDEN.contains(Ascii.lowerCase(method));
	}

	public static boolean isSafelisted(String normalizedMethod) {
		return SAFELISTED.contains(normalizedMethod);
	}

}
