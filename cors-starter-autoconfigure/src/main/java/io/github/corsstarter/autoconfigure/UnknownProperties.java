package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.CorsViolation;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds keys under {@code cors} that do not exist, in whatever source they stand.
 */
final class UnknownProperties {

	private final Set<ConfigurationPropertyName> seen = new HashSet<>();

	private final List<CorsViolation> violations = new ArrayList<>();

	private final PolicyNames policies;

	private UnknownProperties(PolicyNames policies) {
		this.policies = policies;
	}

	static List<CorsViolation> find(Environment environment, PolicyNames policies) {
		UnknownProperties unknown = new UnknownProperties(policies);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				unknown.check(iterable);
			}
		}
		return unknown.violations;
	}

	private void check(IterableConfigurationPropertySource source) {
		boolean variables = isEnvironment(source);
		source.stream()
			.filter(PropertyNames.ROOT::isAncestorOf)
			.filter((name) -> variables ? isUnknownVariable(name) : !PropertyNames.isKnown(name))
			.filter(this.seen::add)
			.forEach((name) -> add(source, name));
	}

	private static boolean isEnvironment(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource
				|| (source.getUnderlyingSource() instanceof PropertySource<?> underlying
						&& underlying.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME));
	}

	/**
	 * Other programs have variables that start with {@code CORS_}, so only those for a
	 * named policy are checked, where words may be joined by underscores, and those below
	 * an element of a list, which the binder does not let pass.
	 */
	private static boolean isUnknownVariable(ConfigurationPropertyName name) {
		if (name.getNumberOfElements() < 4) {
			return false;
		}
		if (!PropertyNames.POLICIES.isAncestorOf(name)) {
			return name.isNumericIndex(2) && PropertyNames.isKnown(name.chop(3));
		}
		int end = name.getNumberOfElements() - (name.isLastElementIndexed() ? 1 : 0);
		StringBuilder joined = new StringBuilder();
		for (int i = 3; i < end; i++) {
			joined.append(name.getElement(i, Form.UNIFORM).toLowerCase(Locale.ROOT));
		}
		return !PropertyNames.isKnown(name.chop(3).append(joined.isEmpty() ? "x" : joined.toString()));
	}

	private void add(IterableConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		ConfigurationPropertyName nearest = PropertyNames.nearest(name);
		String policy = this.policies.policy(name);
		this.violations.add(BindingProblem.UNKNOWN_PROPERTY.violation((policy != null) ? policy : "", name,
				(property != null) ? String.valueOf(property.getValue()) : null,
				(property != null) ? Locations.describe(property) : null, nearest,
				(nearest != null) ? "Did you mean `" + nearest + "`?" : "Remove it."));
	}

}
