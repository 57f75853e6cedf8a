package io.github.corsstarter.autoconfigure;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * A source as it was meant: what is written under a wrong name is found under the correct
 * one. Its values are only used for reports and never enforced.
 */
final class MeantSource implements IterableConfigurationPropertySource {

	private final IterableConfigurationPropertySource written;

	private final Map<ConfigurationPropertyName, ConfigurationProperty> meant = new LinkedHashMap<>();

	private final Set<ConfigurationPropertyName> hidden = new HashSet<>();

	MeantSource(IterableConfigurationPropertySource written) {
		this.written = written;
	}

	void hide(ConfigurationPropertyName name) {
		this.hidden.add(name);
	}

	void put(ConfigurationPropertyName name, Object value, ConfigurationProperty written) {
		this.meant.put(name, new ConfigurationProperty(name, value, written.getOrigin()));
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(@Nullable ConfigurationPropertyName name) {
		ConfigurationProperty property = this.meant.get(name);
		if (property != null || name == null || this.hidden.contains(name)) {
			return property;
		}
		ConfigurationProperty found = this.written.getConfigurationProperty(name);
		return (found != null && this.hidden.contains(found.getName())) ? null : found;
	}

	@Override
	public Stream<ConfigurationPropertyName> stream() {
		return Stream.concat(this.written.stream().filter((name) -> !this.hidden.contains(name)),
				this.meant.keySet().stream());
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		boolean present = this.meant.keySet().stream().anyMatch(name::isAncestorOf);
		return present ? ConfigurationPropertyState.PRESENT : this.written.containsDescendantOf(name);
	}

	@Override
	public @Nullable Object getUnderlyingSource() {
		return this.written.getUnderlyingSource();
	}

}
