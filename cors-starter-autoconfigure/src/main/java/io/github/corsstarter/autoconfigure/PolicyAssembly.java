package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsSettings;
import io.github.corsstarter.CorsViolation;
import io.github.corsstarter.InvalidCorsPolicyException;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Puts the policies of properties and beans together into one registry.
 */
final class PolicyAssembly {

	private final PolicyBinding binding;

	private final ConfigurableListableBeanFactory beanFactory;

	PolicyAssembly(PolicyBinding binding, ConfigurableListableBeanFactory beanFactory) {
		this.binding = binding;
		this.beanFactory = beanFactory;
	}

	CorsPolicyRegistry createRegistry() {
		List<CorsPolicy> policies = new ArrayList<>();
		Map<String, CorsPolicyCustomizer> customizers = customizers();
		this.binding.policies().forEach((policy) -> policies.add(customize(policy, customizers)));
		this.beanFactory.getBeansOfType(CorsPolicy.class)
			.forEach((name, policy) -> policies.add(withSource(name, policy)));
		CorsProperties properties = this.binding.properties();
		List<CorsViolation> violations = new ArrayList<>(this.binding.violations());
		try {
			CorsPolicyRegistry registry = new CorsPolicyRegistry(policies,
					CorsSettings.DEFAULT.withSelfOrigins(properties.getSelfOrigins())
						.withOwnOrigin(properties.getOwnOrigin())
						.withDebug(properties.isDebug()));
			if (violations.isEmpty()) {
				return registry;
			}
		}
		catch (InvalidCorsPolicyException ex) {
			violations.addAll(ex.violations());
		}
		throw new InvalidCorsPolicyException(ViolationOrder.sort(violations, policies), policies);
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
	 * The customizers by their bean names. Only a provider knows of orders that stand at
	 * the methods of beans.
	 */
	private Map<String, CorsPolicyCustomizer> customizers() {
		IdentityHashMap<CorsPolicyCustomizer, String> names = new IdentityHashMap<>();
		this.beanFactory.getBeansOfType(CorsPolicyCustomizer.class)
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
