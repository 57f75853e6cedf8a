package io.github.corsstarter.explain;

import java.util.EnumSet;
import java.util.Set;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsRefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * Tells refusals apart by what they are about.
 */
final class Refusals {

	private static final Set<CorsRefusalReason> OF_ORIGIN = EnumSet.of(CorsRefusalReason.ORIGIN_NOT_ALLOWED,
			CorsRefusalReason.ORIGIN_MALFORMED, CorsRefusalReason.ORIGIN_NULL, CorsRefusalReason.ORIGIN_REPEATED);

	private static final Set<CorsRefusalReason> OF_METHOD = EnumSet.of(CorsRefusalReason.METHOD_NOT_ALLOWED,
			CorsRefusalReason.METHOD_MALFORMED);

	private static final Set<CorsRefusalReason> OF_HEADERS = EnumSet.of(CorsRefusalReason.HEADER_NOT_ALLOWED,
			CorsRefusalReason.HEADERS_MALFORMED, CorsRefusalReason.HEADERS_TOO_LONG);

	private Refusals() {
	}

	static boolean isOfOrigin(CorsDecision decision) {
		return contains(OF_ORIGIN, decision.reason());
	}

	static boolean isOfMethod(CorsDecision decision) {
		return contains(OF_METHOD, decision.reason());
	}

	static boolean isOfHeaders(CorsDecision decision) {
		return contains(OF_HEADERS, decision.reason());
	}

	private static boolean contains(Set<CorsRefusalReason> reasons, @Nullable CorsRefusalReason reason) {
		return reason != null && reasons.contains(reason);
	}

}
