package io.github.corsstarter.validation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;

/**
 * Thrown when policies are invalid. Contains everything that is wrong, including
 * warnings.
 */
public final class InvalidCorsPolicyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient List<CorsViolation> violations;

	private final transient List<CorsPolicy> policies;

	/**
	 * Create an exception.
	 * @param violations everything that was found
	 * @param policies the policies in which it was found
	 */
	public InvalidCorsPolicyException(Collection<CorsViolation> violations, Collection<CorsPolicy> policies) {
		super(violations.stream()
			.filter(CorsViolation::isError)
			.map(CorsViolation::toString)
			.collect(Collectors.joining(System.lineSeparator())));
		this.violations = List.copyOf(violations);
		this.policies = List.copyOf(policies);
	}

	/**
	 * Everything that was found, in the order of the policies.
	 * @return errors and warnings
	 */
	public List<CorsViolation> violations() {
		return this.violations;
	}

	/**
	 * The policies in which it was found, including those without a mistake.
	 * @return the policies
	 */
	public List<CorsPolicy> policies() {
		return this.policies;
	}

}
