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
	 * Whether a property is only missing because its name is misspelled or its value
	 * unreadable.
	 */
	private static boolean isConsequence(CorsViolation violation, List<CorsViolation> violations) {
		return isMissing(violation) && violations.stream()
			.anyMatch((other) -> violation.property().equals(other.meant())
					|| (isAtOrBelow(other, violation) && !isMissing(other)));
	}

	private static boolean isMissing(CorsViolation violation) {
		return violation.target() != null && violation.index() == null && violation.value() == null;
	}

	private static boolean isAtOrBelow(CorsViolation violation, CorsViolation list) {
		return violation.target() == list.target() && violation.policy().equals(list.policy());
	}

}
