package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsSettings;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Creates one registry from the policies of properties and beans.
 */
final class CorsPolicyRegistryFactory {

	private final PolicyBinding binding;

	private final ConfigurableListableBeanFactory beanFactory;

	private @Nullable CorsPolicyRegistry created;

	CorsPolicyRegistryFactory(PolicyBinding binding, ConfigurableListableBeanFactory beanFactory) {
		this.binding = binding;
		this.beanFactory = beanFactory;
	}

	/**
	 * Create the registry.
	 * @throws InvalidCorsPolicyException if anything is wrong with the properties or the
	 * policies; contains everything that is
	 */
	CorsPolicyRegistry create() {
		List<CorsPolicy> policies = policies();
		CorsProperties properties = this.binding.properties();
		List<CorsViolation> violations = new ArrayList<>(this.binding.violations());
		violations.addAll(SelfOriginConflicts.find(policies, this.binding));
		violations.addAll(OwnOriginCheck.find(policies, this.binding));
		List<CorsViolation> warnings = violations.stream().filter((violation) -> !violation.isError()).toList();
		try {
			CorsPolicyRegistry registry = new CorsPolicyRegistry(policies,
					CorsSettings.DEFAULT.withSelfOrigins(properties.getSelfOrigins())
						.withOwnOrigin(properties.getOwnOrigin())
						.withDebug(properties.isDebug()),
					warnings);
			if (violations.size() == warnings.size()) {
				this.created = registry;
				return registry;
			}
		}
		catch (InvalidCorsPolicyException ex) {
			violations.removeAll(warnings);
			violations.addAll(ex.violations());
		}
		throw new InvalidCorsPolicyException(ViolationOrder.sort(violations, policies), configured(policies));
	}

	/**
	 * Find warnings about properties that are not used, because the application has its
	 * own registry. They are still validated.
	 */
	List<CorsViolation> check(CorsPolicyRegistry registry) {
		if (registry == this.created) {
			return List.of();
		}
		create();
		return this.binding.policies().stream().map(CorsPolicyRegistryFactory::unused).toList();
	}

	private static CorsViolation unused(CorsPolicy policy) {
		return Mistake.propertiesUnused()
			.at(policy.name(), policy.source().prefix(), null, null, null, policy.source().location());
	}

	private List<CorsPolicy> policies() {
		List<CorsPolicy> policies = new ArrayList<>();
		Map<String, CorsPolicyCustomizer> customizers = customizers();
		this.binding.policies().forEach((policy) -> policies.add(customize(policy, customizers)));
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, CorsPolicy.class)
			.forEach((name, policy) -> policies.add(withSource(name, policy)));
		return policies;
	}

	/**
	 * The policies as they are configured, before code changes them.
	 */
	private List<CorsPolicy> configured(List<CorsPolicy> policies) {
		List<CorsPolicy> configured = new ArrayList<>(this.binding.configured());
		configured.addAll(policies.subList(this.binding.policies().size(), policies.size()));
		return configured;
	}

	private CorsPolicy customize(CorsPolicy policy, Map<String, CorsPolicyCustomizer> customizers) {
		CorsPolicy customized = policy;
		for (Map.Entry<String, CorsPolicyCustomizer> entry : customizers.entrySet()) {
			CorsPolicy before = customized;
			CorsPolicy.Builder builder = before.toBuilder();
			entry.getValue().customize(builder);
			CorsPolicySource source = new CustomizedPolicySource(before, builder.build(),
					Locations.describeBean(this.beanFactory, entry.getKey()));
			customized = builder.source(source).build();
		}
		return customized;
	}

	/**
	 * The customizers by their bean names. Only a provider knows the order declared on
	 * bean methods.
	 */
	private Map<String, CorsPolicyCustomizer> customizers() {
		IdentityHashMap<CorsPolicyCustomizer, String> names = new IdentityHashMap<>();
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, CorsPolicyCustomizer.class)
			.forEach((name, customizer) -> names.put(customizer, name));
		Map<String, CorsPolicyCustomizer> sorted = new LinkedHashMap<>();
		this.beanFactory.getBeanProvider(CorsPolicyCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> sorted.put(names.getOrDefault(customizer, ""), customizer));
		return sorted;
	}

	private CorsPolicy withSource(String name, CorsPolicy policy) {
		if (policy.source() != CorsPolicySource.NONE) {
			return policy;
		}
		return policy.toBuilder()
			.source(BeanPolicySource.of(policy, Locations.describeBean(this.beanFactory, name)))
			.build();
	}

}
