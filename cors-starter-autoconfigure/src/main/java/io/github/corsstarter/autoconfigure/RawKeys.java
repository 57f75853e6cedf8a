package io.github.corsstarter.autoconfigure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The keys of a source as written, by the names that relaxed binding derives from them.
 * Environment variables have no other names.
 */
final class RawKeys {

	private final Map<ConfigurationPropertyName, String> keys = new HashMap<>();

	RawKeys(ConfigurationPropertySource source, boolean variables) {
		if (!variables && source.getUnderlyingSource() instanceof EnumerablePropertySource<?> properties) {
			for (String key : properties.getPropertyNames()) {
				if (key.toLowerCase(Locale.ROOT).startsWith(PropertyNames.ROOT.toString())) {
					this.keys.putIfAbsent(ConfigurationPropertyName.adapt(key, '.'), key);
				}
			}
		}
	}

	String get(ConfigurationPropertyName name) {
		return this.keys.getOrDefault(name, name.toString());
	}

}
