package io.github.corsstarter.autoconfigure.logging;

import io.github.corsstarter.explain.CorsAdvice;
import io.github.corsstarter.explain.Refusal;

/**
 * Says in one line what was refused and what would have to change. The only part of the
 * request in it is the value of the refusal, which is safe to log.
 */
final class RefusalLine {

	private RefusalLine() {
	}

	static String of(Refusal refusal, CorsAdvice advice) {
		return "Refused CORS " + (refusal.preflight() ? "preflight" : "request") + " on " + refusal.path() + ": "
				+ refusal.reason() + " \"" + refusal.value() + "\"." + nearest(advice) + " " + advice.sentence();
	}

	private static String nearest(CorsAdvice advice) {
		String nearest = advice.nearestOrigin();
		return (nearest != null) ? " The closest configured origin is " + nearest + "." : "";
	}

}
