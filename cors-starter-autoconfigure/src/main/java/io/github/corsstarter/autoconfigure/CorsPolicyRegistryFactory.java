package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;

/**
 * Creates one registry from the policies of properties and beans.
 */
final class CorsPolicyRegistryFactory {

	private final PolicyBinding binding;

	private final CorsPolicyLoader loader;

	CorsPolicyRegistryFactory(PolicyBinding binding, CorsPolicyLoader loader) {
		this.binding = binding;
		this.loader = loader;
	}

	/**
	 * Create the registry.
	 * @throws InvalidCorsPolicyException if anything is wrong with the properties or the
	 * policies; contains everything that is
	 */
	CorsPolicyRegistry create() {
		return this.loader.load(this.binding).create();
	}

	/**
	 * Find warnings about properties that are not used, because the application has its
	 * own registry. They are still validated.
	 */
	List<CorsViolation> check(CorsPolicyRegistry registry) {
		if (this.loader.isSourceOf(registry)) {
			return List.of();
		}
		create();
		return this.binding.policies().stream().map(CorsPolicyRegistryFactory::unused).toList();
	}

	private static CorsViolation unused(CorsPolicy policy) {
		return Mistake.propertiesUnused()
			.at(policy.name(), policy.source().prefix(), null, null, null, policy.source().location());
	}

}
