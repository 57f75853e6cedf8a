package io.github.corsstarter.autoconfigure;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The keys of a source as written, by the names that relaxed binding derives from them.
 * Environment variables have no other names.
 */
final class RawKeys {

	private final Map<ConfigurationPropertyName, String> keys = new HashMap<>();

	private final Map<String, ConfigurationProperty> overlooked = new LinkedHashMap<>();

	private final Map<ConfigurationPropertyName, Repetition> repetitions = new LinkedHashMap<>();

	RawKeys(ConfigurationPropertySource source, boolean variables) {
		if (!variables && source.getUnderlyingSource() instanceof EnumerablePropertySource<?> properties) {
			for (String key : properties.getPropertyNames()) {
				if (key.toLowerCase(Locale.ROOT).startsWith(PropertyNames.ROOT.toString())) {
					add(properties, key);
				}
			}
		}
	}

	/**
	 * Add a key. Of two with one name the binder looks at one: where the name lacks a
	 * word of either, they are different properties, else two spellings of one.
	 */
	private void add(EnumerablePropertySource<?> properties, String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
		String other = this.keys.putIfAbsent(name, key);
		if (other == null) {
			return;
		}
		if (WrittenKey.parse(key).isLongerThan(name)) {
			overlook(properties, key);
		}
		else if (WrittenKey.parse(other).isLongerThan(name)) {
			this.keys.put(name, key);
			overlook(properties, other);
		}
		else {
			boolean canonical = dashes(key) > dashes(other);
			ConfigurationPropertyName whole = name.isLastElementIndexed() ? name.getParent() : name;
			this.repetitions.putIfAbsent(whole,
					canonical ? repetition(properties, name, other, key) : repetition(properties, name, key, other));
		}
	}

	private static Repetition repetition(EnumerablePropertySource<?> properties, ConfigurationPropertyName name,
			String key, String other) {
		return new Repetition(key, property(properties, key, name),
				Locations.describe(other, Locations.describe(property(properties, other, name))));
	}

	private static long dashes(String key) {
		return key.chars().filter((c) -> c == '-').count();
	}

	private void overlook(EnumerablePropertySource<?> properties, String key) {
		this.overlooked.put(key, property(properties, key, WrittenKey.parse(key).wholeName()));
	}

	private static ConfigurationProperty property(EnumerablePropertySource<?> properties, String key,
			ConfigurationPropertyName name) {
		return new ConfigurationProperty(name, String.valueOf(properties.getProperty(key)),
				OriginLookup.getOrigin(properties, key));
	}

	String get(ConfigurationPropertyName name) {
		return this.keys.getOrDefault(name, name.toString());
	}

	/**
	 * The properties whose names are those of others, each with a name of its own.
	 */
	Map<String, ConfigurationProperty> overlooked() {
		return this.overlooked;
	}

	/**
	 * The properties that are written in two spellings, each list once.
	 */
	Collection<Repetition> repetitions() {
		return this.repetitions.values();
	}

	/**
	 * A property in two spellings.
	 *
	 * @param key a spelling, not the canonical one
	 * @param property the property in it
	 * @param other the other spelling and its place
	 */
	record Repetition(String key, ConfigurationProperty property, String other) {

	}

}
