package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.change.PolicySet;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsSettings;
import io.github.corsstarter.validation.CorsPolicyValidator;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;

/**
 * Policies as they are configured, before they are used.
 */
public final class CorsPolicyCandidate {

	private final CorsPolicyLoader loader;

	private final List<CorsPolicy> policies;

	private final List<CorsPolicy> configured;

	private final PolicyBinding binding;

	private final List<CorsViolation> violations;

	CorsPolicyCandidate(CorsPolicyLoader loader, List<CorsPolicy> policies, List<CorsPolicy> configured,
			PolicyBinding binding, List<CorsViolation> violations) {
		this.loader = loader;
		this.policies = List.copyOf(policies);
		this.configured = List.copyOf(configured);
		this.binding = binding;
		this.violations = List.copyOf(violations);
	}

	/**
	 * What the policies would be.
	 * @param registry the registry that would get them, which knows how the application
	 * matches paths
	 * @return the set
	 */
	public PolicySet set(CorsPolicyRegistry registry) {
		return new PolicySet(this.policies, settings(registry.settings()));
	}

	/**
	 * Replace all policies of a registry at once, or none.
	 * @param registry the registry
	 * @throws InvalidCorsPolicyException if anything is wrong; contains everything that
	 * is
	 */
	public void replace(CorsPolicyRegistry registry) {
		check();
		try {
			registry.replace(this.policies, settings(registry.settings()), this.violations);
			this.loader.use(this.binding, registry);
		}
		catch (InvalidCorsPolicyException ex) {
			throw invalid(ex.violations());
		}
	}

	/**
	 * Create a registry.
	 * @throws InvalidCorsPolicyException if anything is wrong; contains everything that
	 * is
	 */
	CorsPolicyRegistry create() {
		check();
		try {
			CorsPolicyRegistry registry = new CorsPolicyRegistry(this.policies, settings(CorsSettings.DEFAULT),
					this.violations);
			this.loader.use(this.binding, registry);
			return registry;
		}
		catch (InvalidCorsPolicyException ex) {
			throw invalid(ex.violations());
		}
	}

	/**
	 * Fail if anything is wrong with the properties. What is wrong with the policies is
	 * reported with it.
	 * @throws InvalidCorsPolicyException if there is an error; contains everything that
	 * is wrong
	 */
	public void check() {
		if (this.violations.stream().noneMatch(CorsViolation::isError)) {
			return;
		}
		List<CorsViolation> all = new ArrayList<>(this.violations);
		List<CorsViolation> more = CorsPolicyValidator.validate(this.policies);
		if (more.stream().anyMatch(CorsViolation::isError)) {
			all.sort(Comparator.comparing(CorsViolation::isError, Comparator.reverseOrder()));
			all.addAll(more);
		}
		throw invalid(all);
	}

	private InvalidCorsPolicyException invalid(List<CorsViolation> violations) {
		return new InvalidCorsPolicyException(ViolationOrder.sort(violations, this.policies), this.configured);
	}

	private CorsSettings settings(CorsSettings current) {
		CorsProperties properties = this.binding.properties();
		return current.withSelfOrigins(properties.getSelfOrigins())
			.withOwnOrigin(properties.getOwnOrigin())
			.withDebug(properties.isDebug());
	}

}
