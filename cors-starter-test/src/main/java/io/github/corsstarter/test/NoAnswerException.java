package io.github.corsstarter.test;

import java.io.Serial;
import java.time.Duration;

/**
 * There is no answer that a browser could read, and why.
 */
final class NoAnswerException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int LONGEST = 300;

	NoAnswerException(String message) {
		super(message);
	}

	NoAnswerException(String message, Throwable cause) {
		super(message, cause);
	}

	static NoAnswerException inTime(Duration timeout, Throwable cause) {
		return new NoAnswerException("There was no answer within " + timeout.toMillis() + " ms.", cause);
	}

	static NoAnswerException broken(Throwable cause) {
		Throwable root = cause;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		String text = root.toString();
		String shown = (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "…";
		return new NoAnswerException("There was no answer that can be read: " + shown, cause);
	}

}
