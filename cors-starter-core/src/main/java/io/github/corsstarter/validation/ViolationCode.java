package io.github.corsstarter.validation;

import io.github.corsstarter.validation.CorsViolation.Severity;

/**
 * The kinds of mistakes in a policy besides the syntax of its origins. {@link Finding}
 * has their texts.
 */
enum ViolationCode implements CorsViolation.Code {

	NO_ORIGINS(Severity.ERROR),

	ANY_ORIGIN_WITH_CREDENTIALS(Severity.ERROR),

	ANY_EXTENSION_WITH_CREDENTIALS(Severity.ERROR),

	NONE_WITH_OTHERS(Severity.ERROR),

	NULL_ORIGIN(Severity.ERROR),

	NULL_ORIGIN_WITH_CREDENTIALS(Severity.ERROR),

	FILE_ORIGIN(Severity.ERROR),

	FILE_ORIGIN_WITH_CREDENTIALS(Severity.ERROR),

	INSECURE_ORIGIN_WITH_CREDENTIALS(Severity.ERROR),

	PUBLIC_SUFFIX_WITH_CREDENTIALS(Severity.ERROR),

	METHOD_SYNTAX(Severity.ERROR),

	METHOD_FORBIDDEN(Severity.ERROR),

	METHOD_CASE(Severity.ERROR),

	HEADER_SYNTAX(Severity.ERROR),

	HEADER_FORBIDDEN(Severity.ERROR),

	HEADER_OF_CORS(Severity.ERROR),

	HEADER_SET_COOKIE(Severity.ERROR),

	ANY_EXPOSED_HEADER_WITH_CREDENTIALS(Severity.ERROR),

	MAX_AGE_NEGATIVE(Severity.ERROR),

	MAX_AGE_TOO_LONG(Severity.ERROR),

	PATH_SYNTAX(Severity.ERROR),

	SAME_PATH_AND_ORIGIN(Severity.ERROR),

	DUPLICATE_POLICY(Severity.ERROR),

	DUPLICATE(Severity.WARNING),

	COVERED(Severity.WARNING),

	INSECURE_ORIGIN(Severity.WARNING),

	MAPPED_ORIGIN(Severity.WARNING),

	UNREACHABLE_NO_PATHS(Severity.WARNING),

	UNREACHABLE_NO_METHODS(Severity.WARNING),

	UNREACHABLE_PATH(Severity.WARNING),

	PATH_WILDCARDS(Severity.WARNING),

	REFUSED_REQUESTS_DIFFER(Severity.WARNING),

	METHOD_OPTIONS(Severity.WARNING),

	NAME_WILDCARD(Severity.WARNING),

	EXPOSED_SAFELISTED(Severity.WARNING),

	EXPOSED_REQUEST_HEADER(Severity.WARNING),

	ANY_METHOD_WITH_CREDENTIALS(Severity.WARNING),

	ANY_HEADER_WITH_CREDENTIALS(Severity.WARNING),

	ANY_HEADER(Severity.WARNING);

	private final Severity severity;

	ViolationCode(Severity severity) {
		this.severity = severity;
	}

	@Override
	public Severity severity() {
		return this.severity;
	}

}
