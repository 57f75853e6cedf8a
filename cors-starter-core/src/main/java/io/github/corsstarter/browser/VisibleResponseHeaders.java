package io.github.corsstarter.browser;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.corsstarter.internal.http.HeaderNames;

/**
 * The response headers a script sees, after step 14 of "main fetch" and "CORS filtered
 * response" (#concept-filtered-response-cors).
 */
final class VisibleResponseHeaders {

	private VisibleResponseHeaders() {
	}

	static Set<String> names(boolean credentials, HeaderLines response) {
		TokenList exposed = response.tokens(HeaderNames.EXPOSE_HEADERS);
		Set<String> visible = new LinkedHashSet<>(response.names());
		if (!exposed.allowsAny(credentials)) {
			visible
				.removeIf((name) -> !HeaderNames.isSafelistedResponseHeader(name) && !exposed.containsIgnoreCase(name));
		}
		visible.removeIf(HeaderNames::isForbiddenResponseHeader);
		return Collections.unmodifiableSet(visible);
	}

}
