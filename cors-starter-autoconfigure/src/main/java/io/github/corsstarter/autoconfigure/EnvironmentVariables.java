package io.github.corsstarter.autoconfigure;

import java.util.Locale;

import io.github.corsstarter.CorsProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * How environment variables differ from other sources: they have neither dashes nor case,
 * and underscores instead of dots.
 */
final class EnvironmentVariables {

	private EnvironmentVariables() {
	}

	static boolean isSource(ConfigurationPropertySource source) {
		return isSource(source.getUnderlyingSource());
	}

	static boolean isSource(@Nullable Object underlying) {
		return underlying instanceof SystemEnvironmentPropertySource || (underlying instanceof PropertySource<?> source
				&& source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME));
	}

	/**
	 * The variable that sets a property of a policy, or {@code null} if the name of the
	 * policy cannot be spelled in one.
	 */
	static @Nullable String name(ConfigurationPropertyName policy, CorsProperty property) {
		StringBuilder name = new StringBuilder();
		for (int i = 0; i < policy.getNumberOfElements(); i++) {
			String word = policy.getElement(i, Form.UNIFORM);
			if (!word.matches("[A-Za-z0-9]+")) {
				return null;
			}
			name.append(word.toUpperCase(Locale.ROOT)).append('_');
		}
		return name + property.key().replace("-", "").toUpperCase(Locale.ROOT);
	}

}
