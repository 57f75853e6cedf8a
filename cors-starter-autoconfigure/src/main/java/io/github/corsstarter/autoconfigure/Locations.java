package io.github.corsstarter.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

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
	 * The line a property stands in, or a number behind all lines if it stands in no
	 * file.
	 */
	static int line(ConfigurationProperty property) {
		Origin source = property.getOrigin();
		while (source instanceof PropertySourceOrigin wrapper) {
			source = wrapper.getOrigin();
		}
		TextResourceOrigin.Location location = (source instanceof TextResourceOrigin text) ? text.getLocation() : null;
		return (location != null) ? location.getLine() : Integer.MAX_VALUE;
	}

	static String describeBean(ConfigurableListableBeanFactory beanFactory, String name) {
		BeanDefinition definition = beanFactory.containsBeanDefinition(name) ? beanFactory.getBeanDefinition(name)
				: null;
		String resource = (definition != null) ? definition.getResourceDescription() : null;
		return "bean '" + name + "'" + ((resource != null) ? " defined in " + resource : "");
	}

}
