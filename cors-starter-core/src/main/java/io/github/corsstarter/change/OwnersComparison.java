package io.github.corsstarter.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.change.PolicyDifference.Effect;

/**
 * Compares the policies that own some paths before and after a change: origin by origin,
 * and for the origins of both what they may do.
 */
final class OwnersComparison {

	private static final int MAX_PATHS = 3;

	/**
	 * How many origins are named of those that one policy gains or loses.
	 */
	private static final int MAX_ORIGINS = 20;

	private final String paths;

	private final List<PolicyDifference> differences;

	OwnersComparison(List<String> paths, List<PolicyDifference> differences) {
		int more = paths.size() - MAX_PATHS;
		String named = String.join(", ", paths.subList(0, Math.min(MAX_PATHS, paths.size())));
		this.paths = (more > 0) ? named + " and " + more + " more" : named;
		this.differences = differences;
	}

	void compare(List<CorsPolicy> before, List<CorsPolicy> after) {
		OriginOwners old = new OriginOwners(before);
		OriginOwners now = new OriginOwners(after);
		Map<CorsPolicy, List<String>> lost = new LinkedHashMap<>();
		Map<CorsPolicy, List<String>> gained = new LinkedHashMap<>();
		Set<Both> both = new LinkedHashSet<>();
		Consumer<String> comparison = (origin) -> {
			CorsPolicy former = old.of(origin);
			CorsPolicy owner = now.of(origin);
			if (former != null && owner != null) {
				both.add(new Both(former, owner));
			}
			else if (owner != null) {
				gained.computeIfAbsent(owner, (policy) -> new ArrayList<>()).add(origin);
			}
			else if (former != null) {
				lost.computeIfAbsent(former, (policy) -> new ArrayList<>()).add(origin);
			}
		};
		old.origins().forEach(comparison);
		now.origins().stream().filter((origin) -> !old.origins().contains(origin)).forEach(comparison);
		gained.forEach((policy, origins) -> addOrigins(Effect.WIDENS, " allows ", policy, origins));
		lost.forEach((policy, origins) -> addOrigins(Effect.NARROWS, " no longer allows ", policy, origins));
		both.forEach((policies) -> new PolicyComparison(this.paths, this.differences).compare(policies.before(),
				policies.after()));
	}

	private void addOrigins(Effect effect, String verb, CorsPolicy policy, List<String> origins) {
		origins.stream().limit(MAX_ORIGINS).forEach((origin) -> add(effect, verb + "the origin " + origin, policy));
		int more = origins.size() - MAX_ORIGINS;
		if (more > 0) {
			add(effect, verb + more + ((more == 1) ? " more origin" : " more origins"), policy);
		}
	}

	private void add(Effect effect, String what, CorsPolicy policy) {
		this.differences.add(new PolicyDifference(effect, this.paths + what + " (policy " + policy.name() + ")"));
	}

	/**
	 * The policies that allowed and allow the same origin.
	 */
	private record Both(CorsPolicy before, CorsPolicy after) {

	}

}
