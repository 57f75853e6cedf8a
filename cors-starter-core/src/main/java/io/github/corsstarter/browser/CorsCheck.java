package io.github.corsstarter.browser;

import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * Whether a response is shared with an origin, after "CORS check" (#concept-cors-check).
 */
final class CorsCheck {

	private CorsCheck() {
	}

	/**
	 * Returns what Chromium's console says about the failure, or {@code null} for
	 * success.
	 */
	static @Nullable String failure(String origin, boolean credentials, HeaderLines response) {
		String allowed = response.get(HeaderNames.ALLOW_ORIGIN);
		if (allowed == null) {
			return ConsoleText.ORIGIN_ABSENT;
		}
		if (allowed.equals("*")) {
			return credentials ? ConsoleText.WILDCARD_WITH_CREDENTIALS : null;
		}
		if (!allowed.equals(origin)) {
			return ConsoleText.originMismatch(allowed);
		}
		return credentials ? credentialsFailure(response) : null;
	}

	private static @Nullable String credentialsFailure(HeaderLines response) {
		String allowed = response.get(HeaderNames.ALLOW_CREDENTIALS);
		return "true".equals(allowed) ? null : ConsoleText.credentialsNotTrue((allowed != null) ? allowed : "");
	}

}
