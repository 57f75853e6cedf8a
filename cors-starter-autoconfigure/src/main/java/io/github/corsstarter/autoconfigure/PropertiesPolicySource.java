package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
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
	public Kind kind() {
		return this.prefix.equals(PropertyNames.ROOT) ? Kind.SHORTHAND : Kind.NAMED;
	}

	@Override
	public String prefix() {
		return this.prefix.toString();
	}

	@Override
	public @Nullable String location() {
		return this.properties.firstLocation(this.prefix);
	}

	@Override
	public @Nullable String location(CorsProperty property) {
		return this.properties.location(this.prefix.append(property.key()));
	}

	@Override
	public @Nullable String location(CorsProperty property, int index) {
		return this.properties.location(this.prefix.append(CorsProperty.entry(property.key(), index)));
	}

}
