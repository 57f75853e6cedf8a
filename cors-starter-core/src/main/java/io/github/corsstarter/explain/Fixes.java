package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.CrossOriginDecision;
import io.github.corsstarter.RefusalAdvice;
import io.github.corsstarter.Refused;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes of configuration that let a request pass: all of those of one policy, or
 * all of those of another.
 */
final class Fixes {

	private Fixes() {
	}

	static List<Fix> of(Rehearsal rehearsal, BrowserVerdict browser) {
		Refused refusal = rehearsal.refusal();
		if (browser.readable() || rehearsal.isForbidden() || (refusal != null && !isMendable(refusal, rehearsal))) {
			return List.of();
		}
		CorsDecision decision = (refusal != null) ? refusal : rehearsal.actual();
		CorsRefusalReason reason = (refusal != null && Rehearsal.isOriginRefused(decision)) ? refusal.reason() : null;
		String nearest = (refusal != null) ? RefusalAdvice.of(refusal).nearestOrigin() : null;
		List<Fix> fixes = new ArrayList<>();
		for (CorsPolicy policy : policies(decision)) {
			if (reason != CorsRefusalReason.ORIGIN_NULL || !needsCredentials(policy, rehearsal)) {
				fixes.addAll(fixes(policy, rehearsal, reason, nearest));
			}
		}
		return List.copyOf(fixes);
	}

	private static List<Fix> fixes(CorsPolicy policy, Rehearsal rehearsal, @Nullable CorsRefusalReason reason,
			@Nullable String nearest) {
		boolean ownNearest = nearest != null && policy.allowedOrigins().contains(nearest);
		return new PolicyFixes(policy, rehearsal.request()).list(reason, ownNearest ? nearest : null);
	}

	private static List<CorsPolicy> policies(CorsDecision decision) {
		CorsPolicy policy = (decision instanceof CrossOriginDecision crossOrigin) ? crossOrigin.policy() : null;
		return (policy != null) ? List.of(policy)
				: Rehearsal.isOriginRefused(decision) ? decision.candidates() : List.of();
	}

	private static boolean isMendable(Refused refusal, Rehearsal rehearsal) {
		return !RefusalAdvice.of(refusal).policies().isEmpty()
				&& (refusal.reason() != CorsRefusalReason.ORIGIN_NOT_ALLOWED || isEntry(rehearsal.request().origin()));
	}

	/**
	 * Whether an origin can stand in a list. Some that look like origins cannot, because
	 * no browser sends them.
	 */
	private static boolean isEntry(String origin) {
		try {
			OriginPattern.parse(origin);
			return true;
		}
		catch (InvalidOriginPatternException ex) {
			return false;
		}
	}

	private static boolean needsCredentials(CorsPolicy policy, Rehearsal rehearsal) {
		return policy.allowCredentials() || rehearsal.request().credentials();
	}

}
