package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.internal.text.Sanitizer;

/**
 * Says what is behind a failure, in one line.
 */
final class Causes {

	private static final int MAX_LENGTH = 500;

	private Causes() {
	}

	/**
	 * The first message that says something, safe to show.
	 */
	static String first(Throwable failure) {
		String message = failure.getMessage();
		if (message == null || message.isBlank()) {
			return (failure.getCause() != null) ? first(failure.getCause()) : failure.getClass().getSimpleName();
		}
		return Sanitizer.sanitize(message.strip().replaceAll("\\s+", " "), MAX_LENGTH);
	}

}
