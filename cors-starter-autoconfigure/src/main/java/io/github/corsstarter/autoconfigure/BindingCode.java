package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.CorsViolation.Severity;

/**
 * The kinds of mistakes in properties, apart from those in the policies they make.
 * {@link Mistake} has their texts.
 */
enum BindingCode implements CorsViolation.Code {

	UNKNOWN_PROPERTY(Severity.ERROR),

	/**
	 * One source has a property in two spellings that relaxed binding takes for the same.
	 */
	PROPERTY_TWICE(Severity.ERROR),

	VALUE_NOT_BOOLEAN(Severity.ERROR),

	VALUE_NOT_NUMBER(Severity.ERROR),

	VALUE_NOT_DURATION(Severity.ERROR),

	VALUE_NOT_LISTED(Severity.ERROR),

	VALUE_NOT_POLICY(Severity.ERROR),

	VALUE_NOT_BLOCK(Severity.ERROR),

	VALUE_NOT_LIST(Severity.ERROR),

	VALUE_NOT_SINGLE(Severity.ERROR),

	VALUE_NOT_READABLE(Severity.ERROR),

	LIST_GAP(Severity.ERROR),

	LIST_TWICE(Severity.ERROR),

	LIST_NOTATION(Severity.ERROR),

	POLICIES_LIST(Severity.ERROR),

	POLICY_NAME(Severity.ERROR),

	DEFAULT_POLICY_TWICE(Severity.ERROR),

	SELF_ORIGIN_PATTERN(Severity.ERROR),

	SELF_ORIGIN_ALLOWED(Severity.WARNING),

	FILTER_ORDER_TOO_EARLY(Severity.WARNING),

	FILTER_ORDER_TOO_LATE(Severity.WARNING),

	POLICY_OF_VARIABLES(Severity.WARNING),

	/**
	 * Only listed origins count as the application's own, and none is listed.
	 */
	OWN_ORIGIN_NOT_LISTED(Severity.ERROR),

	/**
	 * A page that reaches the server under its own host name counts as the application's.
	 */
	OWN_ORIGIN_FROM_REQUEST(Severity.WARNING),

	PROPERTIES_UNUSED(Severity.WARNING),

	/**
	 * A value comes from a file that is no longer there.
	 */
	SOURCE_GONE(Severity.WARNING),

	/**
	 * A policy or a setting names a source of origins that does not exist.
	 */
	SOURCE_UNKNOWN(Severity.ERROR),

	SETTING_OUT_OF_RANGE(Severity.ERROR),

	/**
	 * The configuration cannot be read at all, as it would not be at a restart.
	 */
	CONFIGURATION_UNREADABLE(Severity.ERROR);

	private final Severity severity;

	BindingCode(Severity severity) {
		this.severity = severity;
	}

	@Override
	public Severity severity() {
		return this.severity;
	}

}
