package io.github.corsstarter.autoconfigure.actuate;

import org.jspecify.annotations.Nullable;

/**
 * The origin at which a question has arrived. An endpoint does not see its request, so
 * filters add a parameter.
 */
final class AskedAt {

	static final String PARAMETER = "askedAt";

	private AskedAt() {
	}

	static String of(@Nullable String scheme, @Nullable String authority) {
		return (scheme != null && authority != null) ? scheme + "://" + authority : "";
	}

}
