package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Says which policy refuses what.
 */
final class RefusalSentence {

	private RefusalSentence() {
	}

	/**
	 * A sentence that starts with the name of the reason.
	 */
	static String of(@Nullable Refused refusal) {
		return (refusal != null) ? refusal.reason() + ": " + text(refusal) : "";
	}

	private static String text(Refused refusal) {
		CorsRefusalReason reason = refusal.reason();
		String value = CodeSpan.of(refusal.value());
		return switch (reason) {
			case ORIGIN_MALFORMED -> "no browser sends the origin " + value + ".";
			case ORIGIN_NOT_ALLOWED, ORIGIN_NULL -> who(refusal) + " the origin " + value + ".";
			case METHOD_NOT_ALLOWED -> who(refusal) + " the method " + value + ".";
			case HEADER_NOT_ALLOWED -> who(refusal) + " the request header " + value + ".";
			default -> reason.sentence() + " It starts with " + value + ".";
		};
	}

	private static String who(Refused refusal) {
		CorsPolicy policy = refusal.policy();
		String path = " on " + CodeSpan.of(refusal.path());
		if (policy != null) {
			return "policy " + CodeSpan.of(policy.name()) + path + " does not allow";
		}
		List<String> names = refusal.candidates().stream().map(CorsPolicy::name).toList();
		return "none of the policies " + OriginSteps.names(names) + path + " allows";
	}

}
