package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.validation.CorsViolation;

/**
 * The errors that the corrected configuration has to handle. Each is taken once, so that
 * none is forgotten.
 */
final class PolicyErrors {

	private final Set<CorsViolation> errors = new LinkedHashSet<>();

	PolicyErrors(List<CorsViolation> violations) {
		violations.stream().filter(CorsViolation::isError).forEach(this.errors::add);
	}

	/**
	 * Whether any is about one of the policies.
	 */
	boolean concern(List<CorsPolicy> policies) {
		List<String> names = policies.stream().map(CorsPolicy::name).toList();
		return this.errors.stream().anyMatch((error) -> names.contains(error.policy()));
	}

	/**
	 * Take the errors of a property of a policy.
	 */
	List<CorsViolation> take(CorsPolicy policy, CorsProperty property) {
		return take((error) -> error.target() == property && error.policy().equals(policy.name()));
	}

	/**
	 * Take the errors that match a condition, except those without which the policies are
	 * complete.
	 */
	List<CorsViolation> take(Predicate<CorsViolation> condition) {
		List<CorsViolation> taken = new ArrayList<>(this.errors.stream().filter(condition).toList());
		taken.forEach(this.errors::remove);
		taken.removeIf(CorsViolation::settled);
		return taken;
	}

}
