package io.github.corsstarter;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a registry has to say about policies, whether it takes them or not.
 */
final class Violations {

	private Violations() {
	}

	static List<CorsViolation> of(CorsPolicy... policies) {
		return of(Arrays.asList(policies));
	}

	static List<CorsViolation> of(Collection<CorsPolicy> policies) {
		try {
			return new CorsPolicyRegistry(policies).warnings();
		}
		catch (InvalidCorsPolicyException ex) {
			return ex.violations();
		}
	}

}
