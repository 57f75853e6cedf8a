package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/**
 * Describes places for people: file and line, environment variable, bean.
 */
final class Locations {

	private Locations() {
	}

	static @Nullable String describe(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return (origin != null) ? origin.toString() : null;
	}

	/**
	 * A property and its place, for reference from a violation of another one.
	 */
	static String describe(String name, @Nullable String location) {
		return "`" + name + "`" + ((location != null) ? " (" + location + ")" : "");
	}

	/**
	 * Whether a property is set by an environment variable.
	 */
	static boolean isVariable(ConfigurationProperty property) {
		ConfigurationPropertySource source = property.getSource();
		if (source != null) {
			return EnvironmentVariables.isSource(source);
		}
		return property.getOrigin() instanceof PropertySourceOrigin origin
				&& EnvironmentVariables.isSource(origin.getPropertySource());
	}

	/**
	 * The line of a property, or a number after all lines if it is not in a file.
	 */
	static int line(ConfigurationProperty property) {
		TextResourceOrigin text = text(property);
		TextResourceOrigin.Location location = (text != null) ? text.getLocation() : null;
		return (location != null) ? location.getLine() : Integer.MAX_VALUE;
	}

	/**
	 * The file of a property, or {@code null} if it is not in a file.
	 */
	static @Nullable Resource file(ConfigurationProperty property) {
		TextResourceOrigin text = text(property);
		return (text != null) ? text.getResource() : null;
	}

	private static @Nullable TextResourceOrigin text(ConfigurationProperty property) {
		Origin source = property.getOrigin();
		while (source instanceof PropertySourceOrigin wrapper) {
			source = wrapper.getOrigin();
		}
		return (source instanceof TextResourceOrigin text) ? text : null;
	}

	static String describeBean(ConfigurableListableBeanFactory beanFactory, String name) {
		String resource = resource(beanFactory, name);
		return "bean '" + name + "'" + ((resource != null) ? " defined in " + resource : "");
	}

	private static @Nullable String resource(ConfigurableListableBeanFactory beanFactory, String name) {
		try {
			return beanFactory.getMergedBeanDefinition(name).getResourceDescription();
		}
		catch (NoSuchBeanDefinitionException ex) {
			return null;
		}
	}

}
