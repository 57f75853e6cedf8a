package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.explain.CorsExplanation.Fix;

/**
 * Says what to write where, in one sentence for each change.
 */
final class FixSentences {

	private FixSentences() {
	}

	static String of(List<Fix> fixes, CorsPolicyRegistry registry) {
		StringBuilder text = new StringBuilder();
		String policy = "";
		for (Fix fix : fixes) {
			String start = text.isEmpty() ? nearest(fixes, registry) + " To let it pass, in "
					: fix.policy().equals(policy) ? " And in " : " Or, by policy " + Quoted.of(fix.policy()) + ", in ";
			text.append(start).append(Quoted.withPlace(fix.property(), fix.location())).append(": ");
			text.append(fix.change()).append(fix.change().endsWith(".") ? "" : ".");
			policy = fix.policy();
		}
		return text.toString();
	}

	private static String nearest(List<Fix> fixes, CorsPolicyRegistry registry) {
		for (Fix fix : fixes) {
			CorsPolicy policy = registry.policy(fix.policy());
			if (fix.nearest() != null && policy != null) {
				return " Did you mean " + Quoted.entry(fix.nearest(), CorsProperty.ALLOWED_ORIGINS, policy) + "?";
			}
		}
		return "";
	}

}
