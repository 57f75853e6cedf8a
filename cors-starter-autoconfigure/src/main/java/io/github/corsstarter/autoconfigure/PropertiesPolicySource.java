package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicySource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The source of a policy made from properties.
 */
final class PropertiesPolicySource implements CorsPolicySource {

	private final ConfigurationPropertyName prefix;

	private final BoundProperties properties;

	PropertiesPolicySource(ConfigurationPropertyName prefix, BoundProperties properties) {
		this.prefix = prefix;
		this.properties = properties;
	}

	@Override
	public String property(String name) {
		return name.isEmpty() ? this.prefix.toString() : this.prefix + "." + name;
	}

	@Override
	public @Nullable String location(String name) {
		return name.isEmpty() ? this.properties.firstLocation(this.prefix)
				: this.properties.location(this.prefix.append(name));
	}

}
