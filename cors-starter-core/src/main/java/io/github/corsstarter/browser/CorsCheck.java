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
	 * Returns the failure, or {@code null} for success.
	 */
	static @Nullable Failure failure(String origin, boolean credentials, HeaderLines response) {
		String allowed = response.get(HeaderNames.ALLOW_ORIGIN);
		if (allowed == null) {
			return new Failure(BlockReason.ALLOW_ORIGIN_MISSING, ConsoleText.ORIGIN_ABSENT);
		}
		if (allowed.equals("*")) {
			return credentials ? new Failure(BlockReason.ALLOW_ORIGIN_WILDCARD, ConsoleText.WILDCARD_WITH_CREDENTIALS)
					: null;
		}
		if (!allowed.equals(origin)) {
			return new Failure(BlockReason.ALLOW_ORIGIN_MISMATCH, ConsoleText.originMismatch(allowed));
		}
		return credentials ? credentialsFailure(response) : null;
	}

	private static @Nullable Failure credentialsFailure(HeaderLines response) {
		String allowed = response.get(HeaderNames.ALLOW_CREDENTIALS);
		return "true".equals(allowed) ? null : new Failure(BlockReason.ALLOW_CREDENTIALS_NOT_TRUE,
				ConsoleText.credentialsNotTrue((allowed != null) ? allowed : ""));
	}

}
