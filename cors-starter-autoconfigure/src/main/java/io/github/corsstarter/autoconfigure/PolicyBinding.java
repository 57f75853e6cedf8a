package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsViolation;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.env.Environment;

/**
 * Makes policies from properties and finds everything that is wrong with the properties
 * themselves.
 */
final class PolicyBinding {

	private final BoundProperties bound = new BoundProperties();

	private final CorsProperties properties;

	private final List<CorsViolation> violations = new ArrayList<>();

	private final List<CorsPolicy> policies = new ArrayList<>();

	PolicyBinding(Environment environment) {
		Bindable<CorsProperties> target = Bindable.ofInstance(new CorsProperties());
		this.properties = Binder.get(environment)
			.bind(PropertyNames.ROOT, target, this.bound)
			.orElseGet(CorsProperties::new);
		this.bound.failures().forEach((name, failure) -> this.violations.add(violation(name, failure)));
		this.violations.addAll(UnknownProperties.find(environment));
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

	private static String policy(ConfigurationPropertyName name) {
		if (PropertyNames.POLICIES.isAncestorOf(name)) {
			return name.getElement(2, Form.ORIGINAL);
		}
		return PropertyNames.isPolicyProperty(name, 1) ? CorsPolicy.DEFAULT_NAME : "";
	}

	private void addPolicies() {
		boolean shorthand = isConfigured(1, PropertyNames.ROOT);
		if (shorthand) {
			this.policies.add(policy(CorsPolicy.DEFAULT_NAME, PropertyNames.ROOT, this.properties));
		}
		Map<String, CorsPolicyProperties> named = this.properties.getPolicies();
		Set<String> names = PolicyNames.withoutAliases(named.keySet());
		Map<String, ConfigurationPropertyName> prefixes = prefixes();
		named.forEach((name, policy) -> {
			if (names.contains(name)) {
				addNamed(name, prefix(name, prefixes), policy, shorthand);
			}
		});
	}

	private void addNamed(String name, ConfigurationPropertyName prefix, CorsPolicyProperties policy,
			boolean shorthand) {
		if (shorthand && name.equals(CorsPolicy.DEFAULT_NAME)) {
			addDefaultTwice(prefix);
		}
		else {
			this.policies.add(policy(name, prefix, policy));
		}
	}

	private boolean isConfigured(int start, ConfigurationPropertyName parent) {
		Collection<ConfigurationPropertyName> names = this.bound.found().keySet();
		return names.stream()
			.anyMatch((name) -> parent.isAncestorOf(name) && PropertyNames.isPolicyProperty(name, start));
	}

	/**
	 * The names under which the properties of the policies were found, which differ from
	 * the policies' own where an environment variable cannot spell them.
	 */
	private Map<String, ConfigurationPropertyName> prefixes() {
		Map<String, ConfigurationPropertyName> prefixes = new HashMap<>();
		this.bound.found().keySet().stream().filter(PropertyNames.POLICIES::isAncestorOf).forEach((name) -> {
			String policy = PolicyNames.uniform(name.getElement(2, Form.ORIGINAL));
			prefixes.computeIfAbsent(policy, (absent) -> name.chop(3));
		});
		return prefixes;
	}

	private static ConfigurationPropertyName prefix(String policy, Map<String, ConfigurationPropertyName> prefixes) {
		ConfigurationPropertyName prefix = prefixes.get(PolicyNames.uniform(policy));
		return (prefix != null) ? prefix : PropertyNames.POLICIES.append("[" + policy + "]");
	}

	private PropertiesPolicySource source(String policy, ConfigurationPropertyName prefix) {
		boolean alias = prefix.getNumberOfElements() > 2 && !prefix.getElement(2, Form.ORIGINAL).equals(policy);
		return new PropertiesPolicySource(prefix, alias ? PropertyNames.POLICIES + "." + policy : prefix.toString(),
				this.bound);
	}

	private void addDefaultTwice(ConfigurationPropertyName prefix) {
		PropertiesPolicySource shorthand = source(CorsPolicy.DEFAULT_NAME, PropertyNames.ROOT);
		PropertiesPolicySource named = source(CorsPolicy.DEFAULT_NAME, prefix);
		this.violations.add(BindingProblem.DEFAULT_POLICY_TWICE.violation(CorsPolicy.DEFAULT_NAME, prefix.toString(),
				null, named.location(""), "the other stands at " + shorthand.location("")));
	}

	private CorsPolicy policy(String name, ConfigurationPropertyName prefix, CorsPolicyProperties properties) {
		CorsPolicy.Builder builder = CorsPolicy.builder(name).source(source(name, prefix));
		return PolicyMapper.map(properties, builder).build();
	}

}
