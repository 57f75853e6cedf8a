package io.github.corsstarter.autoconfigure;

import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.validation.CorsViolation;

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
	 * Whether a violation only follows from another one: a property is missing because
	 * its name is misspelled or its value unreadable, or the value is reported as a
	 * whole.
	 */
	private static boolean isConsequence(CorsViolation violation, List<CorsViolation> violations) {
		if (isMissing(violation)) {
			return violations.stream()
				.anyMatch((other) -> violation.property().equals(other.meant())
						|| (isOfSameProperty(violation, other) && !isMissing(other)));
		}
		return !(violation.code() instanceof BindingCode) && violations.stream()
			.anyMatch((other) -> other.code() instanceof BindingCode && other.isError() && !other.settled()
					&& isOfSameProperty(violation, other)
					&& (other.index() == null || other.index().equals(violation.index())));
	}

	private static boolean isMissing(CorsViolation violation) {
		return violation.target() != null && violation.index() == null && violation.value() == null;
	}

	private static boolean isOfSameProperty(CorsViolation violation, CorsViolation other) {
		return violation.target() != null && violation.target() == other.target()
				&& violation.policy().equals(other.policy());
	}

}
