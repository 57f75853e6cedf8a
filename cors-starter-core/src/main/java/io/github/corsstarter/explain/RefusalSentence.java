package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.Refused;
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
	static String of(Refused refusal) {
		return refusal.reason() + ": " + text(refusal, refusal.reason());
	}

	private static String text(Refused refusal, CorsRefusalReason reason) {
		String value = Quoted.of(refusal.value());
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

	private static String who(Refused refusal) {
		CorsPolicy policy = refusal.policy();
		String path = " on " + Quoted.of(refusal.path());
		if (policy != null) {
			return "policy " + Quoted.of(policy.name()) + path + " does not allow";
		}
		List<String> names = refusal.candidates().stream().map(CorsPolicy::name).toList();
		return "none of the policies " + Quoted.list(names) + path + " allows";
	}

}
