package io.github.corsstarter.autoconfigure.actuate;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of an explanation as they were sent.
 *
 * @param path the path or URL
 * @param origin the origin
 * @param method the method
 * @param headers the headers
 * @param credentials whether there are credentials
 * @param mode what sends the request
 */
record ExplainQuestion(@Nullable String path, @Nullable String origin, @Nullable String method,
		@Nullable String headers, @Nullable String credentials, @Nullable String mode) {

	ExplainParameters parameters() throws InvalidParameterException {
		return new ExplainParameters(this.path, this.origin, this.method, this.headers, this.credentials, this.mode);
	}

	/**
	 * Whether nothing is asked yet.
	 */
	boolean isEmpty() {
		return this.path == null && this.origin == null && this.method == null && this.headers == null
				&& this.credentials == null && this.mode == null;
	}

	/**
	 * The question with values that are not longer than what anyone types.
	 */
	ExplainQuestion bounded() {
		return new ExplainQuestion(bounded(this.path), bounded(this.origin), bounded(this.method),
				bounded(this.headers), bounded(this.credentials), bounded(this.mode));
	}

	private static @Nullable String bounded(@Nullable String value) {
		return (value != null && value.length() > ExplainParameters.MAX_LENGTH)
				? value.substring(0, ExplainParameters.MAX_LENGTH) : value;
	}

	boolean isWithCredentials() {
		return "true".equalsIgnoreCase(this.credentials) || "include".equalsIgnoreCase(this.credentials);
	}

	boolean isMode(String name) {
		return name.equalsIgnoreCase(this.mode);
	}

}
