package io.github.corsstarter.autoconfigure.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Thrown for a parameter of an endpoint that is missing or wrong.
 */
final class InvalidParameterException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String parameter;

	private final String detail;

	InvalidParameterException(String parameter, String detail) {
		super(parameter + ": " + detail);
		this.parameter = parameter;
		this.detail = detail;
	}

	Problem describe() {
		return new Problem("Invalid parameter", 400, this.detail, this.parameter);
	}

	/**
	 * A problem detail.
	 *
	 * @param title what kind of problem
	 * @param status the status
	 * @param detail what is wrong
	 * @param parameter the parameter that is wrong
	 */
	record Problem(String title, int status, String detail, String parameter) implements OperationResponseBody {

	}

}
