package io.github.corsstarter.autoconfigure;

import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsViolation;

/**
 * Brings the violations from properties and from policies together: general settings,
 * then policy by policy, each mistake once.
 */
final class ViolationOrder {

	private ViolationOrder() {
	}

	static List<CorsViolation> sort(List<CorsViolation> violations, List<CorsPolicy> policies) {
		List<String> names = policies.stream().map(CorsPolicy::name).toList();
		return violations.stream()
			.filter((violation) -> !isConsequence(violation, violations))
			.sorted(Comparator.comparingInt((violation) -> names.indexOf(violation.policy())))
			.toList();
	}

	/**
	 * Whether the origins are only missing because their key is misspelled or their value
	 * unreadable.
	 */
	private static boolean isConsequence(CorsViolation violation, List<CorsViolation> violations) {
		return violation.code().equals("NO_ORIGINS") && violations.stream()
			.anyMatch((other) -> (other.code().equals(BindingProblem.UNKNOWN_PROPERTY.name())
					&& other.repair().contains("`" + violation.property() + "`"))
					|| (isAtOrBelow(other.property(), violation.property()) && !other.code().equals(violation.code())));
	}

	private static boolean isAtOrBelow(String property, String list) {
		return property.equals(list) || property.startsWith(list + "[");
	}

}
