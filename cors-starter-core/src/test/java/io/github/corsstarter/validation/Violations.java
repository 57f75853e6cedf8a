package io.github.corsstarter.validation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.CorsPolicy;

/**
 * What the validator says about policies.
 */
final class Violations {

	private Violations() {
	}

	static List<CorsViolation> of(CorsPolicy... policies) {
		return of(Arrays.asList(policies));
	}

	static List<CorsViolation> of(Collection<CorsPolicy> policies) {
		return CorsPolicyValidator.validate(policies);
	}

}
