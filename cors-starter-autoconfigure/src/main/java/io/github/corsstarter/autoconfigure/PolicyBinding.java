package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsViolation;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Makes policies from properties and finds everything that is wrong with the properties
 * themselves.
 */
final class PolicyBinding {

	private final BoundProperties bound = new BoundProperties();

	private final CorsProperties properties;

	private final PolicyNames names;

	private final List<CorsViolation> violations = new ArrayList<>();

	private final List<CorsPolicy> policies = new ArrayList<>();

	PolicyBinding(Environment environment) {
		Bindable<CorsProperties> target = Bindable.ofInstance(new CorsProperties());
		this.properties = Binder.get(environment)
			.bind(PropertyNames.ROOT, target, this.bound)
			.orElseGet(CorsProperties::new);
		this.names = new PolicyNames(this.properties.getPolicies().keySet(), this.bound.found().keySet());
		this.bound.failures().forEach((name, failure) -> this.violations.add(violation(name, failure)));
		this.violations.addAll(UnknownProperties.find(environment, this.names));
		SelfOrigins.check(this.properties.getSelfOrigins(), this.bound, this.violations);
		addPolicies();
	}

	CorsProperties properties() {
		return this.properties;
	}

	List<CorsPolicy> policies() {
		return this.policies;
	}

	List<CorsViolation> violations() {
		return this.violations;
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
			if (shorthand && name.equals(CorsPolicy.DEFAULT_NAME)) {
				addDefaultTwice(prefix);
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

	private void addDefaultTwice(ConfigurationPropertyName prefix) {
		PropertiesPolicySource shorthand = new PropertiesPolicySource(PropertyNames.ROOT, this.bound);
		PropertiesPolicySource named = new PropertiesPolicySource(prefix, this.bound);
		this.violations.add(BindingProblem.DEFAULT_POLICY_TWICE.violation(CorsPolicy.DEFAULT_NAME, prefix, null,
				named.location(), "the other stands at " + shorthand.location()));
	}

	private CorsPolicy policy(String name, ConfigurationPropertyName prefix, CorsPolicyProperties properties) {
		CorsPolicy.Builder builder = CorsPolicy.builder(name).source(new PropertiesPolicySource(prefix, this.bound));
		return PolicyMapper.map(properties, builder).build();
	}

}
