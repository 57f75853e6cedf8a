package io.github.corsstarter.explain;

import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRefusalReason.Subject;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.explain.CorsExplanation.Alternative;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * The policies that could allow a request, starting with the one that needs the fewest
 * changes.
 *
 * @param changes the changes of each policy
 */
record PolicyChoice(List<PolicyChange> changes) {

	private static final int MAX_POLICIES = 20;

	static final PolicyChoice NONE = new PolicyChoice(List.of());

	static PolicyChoice of(SimulatedRequest simulated, BrowserVerdict browser) {
		if (browser.isReadable() || simulated.isForbidden() || !simulated.isOwned()) {
			return NONE;
		}
		Refused refusal = simulated.refusal();
		if (refusal == null && !isWithheld(simulated)) {
			return NONE;
		}
		CorsDecision decision = (refusal != null) ? refusal : simulated.decision();
		CorsRefusalReason reason = (refusal != null) ? refusal.reason() : null;
		if (reason != null && PolicyNeeds.of(reason, "") == null) {
			return NONE;
		}
		return of(simulated, decision, reason);
	}

	/**
	 * Whether a policy allows what the browser does not let the script read.
	 */
	private static boolean isWithheld(SimulatedRequest simulated) {
		return simulated.mode() == RequestMode.CORS && simulated.decision() instanceof CrossOriginDecision;
	}

	private static PolicyChoice of(SimulatedRequest simulated, CorsDecision decision,
			@Nullable CorsRefusalReason reason) {
		List<CorsPolicy> policies = policies(decision);
		String origin = simulated.request().origin();
		String nearest = (reason != null) ? RefusalAdviser.nearest(reason, origin, policies) : null;
		PolicyNeeds needs = PolicyNeeds.of(simulated.asked(), Refusals.is(Subject.ORIGIN, decision));
		PolicyIndex index = new PolicyIndex(simulated.registry().policies());
		return new PolicyChoice(policies.stream()
			.sorted(Comparator.comparing((policy) -> nearest == null || !policy.allowedOrigins().contains(nearest)))
			.limit(MAX_POLICIES)
			.map((policy) -> PolicyChange.of(policy, needs, index, nearest))
			.sorted(Comparator.comparing((PolicyChange change) -> !change.isPossible())
				.thenComparing((change) -> change.fixes().size() + change.requestChanges().size())
				.thenComparing((change) -> change.nearest() == null)
				.thenComparing((change) -> change.changed().allowCredentials()))
			.toList());
	}

	private static List<CorsPolicy> policies(CorsDecision decision) {
		CorsPolicy policy = Refusals.policyOf(decision);
		return (policy != null) ? List.of(policy) : decision.candidates();
	}

	/**
	 * The best change, even if it is not possible, or {@code null} if nothing has to
	 * change.
	 */
	@Nullable PolicyChange best() {
		return this.changes.isEmpty() ? null : this.changes.get(0);
	}

	List<Fix> fixes() {
		PolicyChange best = best();
		return (best != null && best.isPossible()) ? best.fixes() : List.of();
	}

	@Nullable String yaml() {
		PolicyChange best = best();
		return (best != null && best.isPossible() && !best.fixes().isEmpty()) ? PolicyYaml.of(best.changed()) : null;
	}

	List<Alternative> alternatives() {
		return this.changes.stream()
			.skip(1)
			.filter((change) -> change.isPossible() && !change.fixes().isEmpty())
			.map((change) -> new Alternative(change.policy().name(), change.fixes(), PolicyYaml.of(change.changed())))
			.toList();
	}

}
