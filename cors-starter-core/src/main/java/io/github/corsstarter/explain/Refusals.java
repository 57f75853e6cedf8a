package io.github.corsstarter.explain;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRefusalReason.Subject;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.decision.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes refusals by their subject.
 */
final class Refusals {

	private Refusals() {
	}

	/**
	 * The decision as a refusal, or {@code null} if it is not one.
	 */
	static @Nullable Refused of(CorsDecision decision) {
		return (decision instanceof Refused refused) ? refused : null;
	}

	/**
	 * The policy that decided, or {@code null} if there is no single one.
	 */
	static @Nullable CorsPolicy policyOf(CorsDecision decision) {
		return (decision instanceof CrossOriginDecision crossOrigin) ? crossOrigin.policy() : null;
	}

	static boolean is(Subject subject, CorsDecision decision) {
		return decision instanceof Refused refused && refused.reason().subject() == subject;
	}

	/**
	 * Whether a decision refuses before method and headers are checked.
	 */
	static boolean isEarly(CorsDecision decision) {
		return decision instanceof Refused && !is(Subject.METHOD, decision) && !is(Subject.HEADERS, decision);
	}

}
