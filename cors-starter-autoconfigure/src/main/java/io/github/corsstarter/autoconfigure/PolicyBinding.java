package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Creates policies from properties and finds everything that is wrong with the properties
 * themselves.
 */
final class PolicyBinding {

	private final BoundProperties bound = new BoundProperties();

	private final CorsProperties properties;

	private final PolicyNames names;

	private final List<CorsViolation> violations = new ArrayList<>();

	private final List<CorsPolicy> policies = new ArrayList<>();

	private final List<CorsPolicy> duplicates = new ArrayList<>();

	private final Environment environment;

	PolicyBinding(Environment environment) {
		this.environment = environment;
		PlaceholdersResolver placeholders = new PropertySourcesPlaceholdersResolver(environment);
		MeantProperties meant = MeantProperties.read(ConfigurationPropertySources.get(environment), placeholders);
		this.properties = new Binder(meant.sources(), placeholders, null, null, this.bound)
			.bind(PropertyNames.ROOT, Bindable.ofInstance(new CorsProperties()))
			.orElseGet(CorsProperties::new);
		this.names = new PolicyNames(this.properties.getPolicies().keySet(), this.bound.found().keySet());
		this.violations.addAll(meant.violations());
		this.bound.failures().forEach((name, failure) -> this.violations.add(violation(name, failure)));
		GeneralSettings.check(this.properties, this.bound, this.violations);
		ReloadSettings.check(this.properties, this.bound, this.violations);
		this.violations.addAll(GoneFiles.find(this.bound));
		addPolicies();
		checkVariables();
	}

	Environment environment() {
		return this.environment;
	}

	CorsProperties properties() {
		return this.properties;
	}

	List<CorsPolicy> policies() {
		return this.policies;
	}

	/**
	 * The policies, and those that cannot be used because another one has their name.
	 */
	List<CorsPolicy> configured() {
		List<CorsPolicy> configured = new ArrayList<>(this.policies);
		configured.addAll(this.duplicates);
		return configured;
	}

	List<CorsViolation> violations() {
		return this.violations;
	}

	@Nullable String location(ConfigurationPropertyName name) {
		return this.bound.location(name);
	}

	@Nullable String firstLocation(ConfigurationPropertyName block) {
		return this.bound.firstLocationBelow(block);
	}

	private CorsViolation violation(ConfigurationPropertyName name, BoundProperties.Failure failure) {
		return ValueProblem.violation(policy(name), name, this.bound, failure);
	}

	private String policy(ConfigurationPropertyName name) {
		String policy = this.names.policy(name);
		if (policy != null) {
			return policy;
		}
		return PropertyNames.isPolicyProperty(name, 1) ? CorsPolicy.DEFAULT_NAME : "";
	}

	private void addPolicies() {
		boolean shorthand = isConfigured(1, PropertyNames.ROOT);
		if (shorthand) {
			this.policies.add(policy(CorsPolicy.DEFAULT_NAME, PropertyNames.ROOT, this.properties));
		}
		Map<String, CorsPolicyProperties> named = this.properties.getPolicies();
		this.names.forEach((name, prefix) -> {
			CorsPolicyProperties policy = named.get(name);
			if (shorthand && name.equals(CorsPolicy.DEFAULT_NAME) && policy != null) {
				addDefaultTwice(prefix, policy);
			}
			else if (policy != null) {
				this.policies.add(policy(name, prefix, policy));
			}
		});
	}

	private boolean isConfigured(int start, ConfigurationPropertyName parent) {
		Collection<ConfigurationPropertyName> names = this.bound.found().keySet();
		return names.stream()
			.anyMatch((name) -> parent.isAncestorOf(name) && PropertyNames.isPolicyProperty(name, start));
	}

	/**
	 * Find policies that are defined only by environment variables, maybe those of
	 * another program, and would apply to all paths.
	 */
	private void checkVariables() {
		List<CorsPolicy> ofVariables = this.policies.stream().filter(this::isOfVariables).toList();
		if (ofVariables.size() == this.policies.size()) {
			return;
		}
		for (CorsPolicy policy : ofVariables) {
			ConfigurationPropertyName prefix = ConfigurationPropertyName.adapt(policy.source().prefix(), '.');
			String paths = EnvironmentVariables.name(prefix, CorsProperty.PATHS);
			if (CorsProperty.PATHS.in(policy).isDefault() && paths != null) {
				this.violations.add(Mistake.policyOfVariables(policy.name(), paths)
					.at(policy.name(), prefix.toString(), null, null, null, policy.source().location()));
			}
		}
	}

	private boolean isOfVariables(CorsPolicy policy) {
		ConfigurationPropertyName prefix = ConfigurationPropertyName.adapt(policy.source().prefix(), '.');
		return this.bound.properties(prefix).allMatch(Locations::isVariable);
	}

	private void addDefaultTwice(ConfigurationPropertyName prefix, CorsPolicyProperties properties) {
		this.duplicates.add(policy(CorsPolicy.DEFAULT_NAME, prefix, properties));
		PropertiesPolicySource shorthand = new PropertiesPolicySource(PropertyNames.ROOT, this.bound);
		PropertiesPolicySource named = new PropertiesPolicySource(prefix, this.bound);
		this.violations.add(Mistake.defaultTwice(String.valueOf(shorthand.location()))
			.at(CorsPolicy.DEFAULT_NAME, prefix.toString(), null, null, null, named.location()));
	}

	private CorsPolicy policy(String name, ConfigurationPropertyName prefix, CorsPolicyProperties properties) {
		CorsPolicy.Builder builder = CorsPolicy.builder(name).source(new PropertiesPolicySource(prefix, this.bound));
		return PolicyMapper.map(properties, builder).build();
	}

}
