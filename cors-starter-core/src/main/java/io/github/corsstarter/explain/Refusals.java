package io.github.corsstarter.explain;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.CorsRefusalReason.Subject;

/**
 * Tells refusals apart by what they are about.
 */
final class Refusals {

	private Refusals() {
	}

	static boolean isOfOrigin(CorsDecision decision) {
		return is(Subject.ORIGIN, decision);
	}

	static boolean isOfMethod(CorsDecision decision) {
		return is(Subject.METHOD, decision);
	}

	static boolean isOfHeaders(CorsDecision decision) {
		return is(Subject.HEADERS, decision);
	}

	private static boolean is(Subject subject, CorsDecision decision) {
		CorsRefusalReason reason = decision.reason();
		return reason != null && reason.subject() == subject;
	}

}
