package io.github.corsstarter.browser;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HeaderNames;

/**
 * The response headers a script sees, after step 14 of "main fetch" and "CORS filtered
 * response" (#concept-filtered-response-cors).
 */
final class VisibleResponseHeaders {

	private static final Set<String> SAFELISTED = Set.of("cache-control", "content-language", "content-length",
			"content-type", "expires", "last-modified", "pragma");

	private static final Set<String> FORBIDDEN = Set.of("set-cookie", "set-cookie2");

	private VisibleResponseHeaders() {
	}

	static boolean isSafelisted(String name) {
		return SAFELISTED.contains(Ascii.lowerCase(name));
	}

	static Set<String> names(boolean credentials, HeaderLines response) {
		TokenList exposed = response.tokens(HeaderNames.EXPOSE_HEADERS);
		Set<String> visible = new LinkedHashSet<>(response.names());
		if (!exposed.allowsAny(credentials)) {
			visible.removeIf((name) -> !SAFELISTED.contains(name) && !exposed.containsIgnoreCase(name));
		}
		visible.removeAll(FORBIDDEN);
		return Collections.unmodifiableSet(visible);
	}

}
