package io.github.corsstarter;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when policies are invalid. Carries everything that is wrong, warnings included.
 */
public class InvalidCorsPolicyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient List<CorsViolation> violations;

	/**
	 * Create an exception.
	 * @param violations everything that was found
	 */
	public InvalidCorsPolicyException(List<CorsViolation> violations) {
		super(violations.stream()
			.filter(CorsViolation::isError)
			.map(CorsViolation::toString)
			.collect(Collectors.joining(System.lineSeparator())));
		this.violations = List.copyOf(violations);
	}

	/**
	 * Everything that was found, in the order of the policies.
	 * @return errors and warnings
	 */
	public List<CorsViolation> violations() {
		return this.violations;
	}

}
