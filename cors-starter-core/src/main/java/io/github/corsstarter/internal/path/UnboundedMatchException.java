package io.github.corsstarter.internal.path;

/**
 * Thrown when a regular expression of a path pattern takes too long for a path.
 */
public final class UnboundedMatchException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnboundedMatchException() {
		super("The path takes too long to match", null, false, false);
	}

}
