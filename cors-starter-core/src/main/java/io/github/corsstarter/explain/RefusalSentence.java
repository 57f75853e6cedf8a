package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;

/**
 * Says who refuses what.
 */
final class RefusalSentence {

	private RefusalSentence() {
	}

	/**
	 * A sentence that starts with the name of the reason.
	 */
	static String of(CorsDecision refusal) {
		CorsRefusalReason reason = refusal.reason();
		return (reason != null) ? reason + ": " + text(refusal, reason) : "";
	}

	private static String text(CorsDecision refusal, CorsRefusalReason reason) {
		String value = CodeSpan.of(String.valueOf(refusal.value()));
		if (reason == CorsRefusalReason.ORIGIN_MALFORMED) {
			return "no browser sends the origin " + value + ".";
		}
		String what = switch (reason) {
			case ORIGIN_NOT_ALLOWED, ORIGIN_NULL -> "the origin";
			case METHOD_NOT_ALLOWED -> "the method";
			case HEADER_NOT_ALLOWED -> "the request header";
			default -> "";
		};
		return what.isEmpty() ? reason.sentence() + " It starts with " + value + "."
				: who(refusal) + " " + what + " " + value + ".";
	}

	private static String who(CorsDecision refusal) {
		CorsPolicy policy = refusal.policy();
		String path = " on " + CodeSpan.of(String.valueOf(refusal.path()));
		if (policy != null) {
			return "policy " + CodeSpan.of(policy.name()) + path + " does not allow";
		}
		List<String> names = refusal.candidates().stream().map(CorsPolicy::name).toList();
		return "none of the policies " + OriginSteps.names(names) + path + " allows";
	}

}
