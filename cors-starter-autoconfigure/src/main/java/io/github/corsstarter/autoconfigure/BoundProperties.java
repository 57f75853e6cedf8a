package io.github.corsstarter.autoconfigure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;

/**
 * Remembers during binding which property came from where, and lets binding go on after a
 * value that cannot be converted, so that all such values are found.
 */
final class BoundProperties extends AbstractBindHandler {

	private final Map<ConfigurationPropertyName, ConfigurationProperty> found = new LinkedHashMap<>();

	private final Map<ConfigurationPropertyName, Failure> failures = new LinkedHashMap<>();

	@Override
	public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
		remember(name, context);
		return result;
	}

	@Override
	@SuppressWarnings("NullAway") // The contract allows null, the signature does not say
									// so.
	public Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
		remember(name, context);
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				this.found.putIfAbsent(name, property);
			}
		}
		this.failures.put(name, new Failure(target, error));
		return null;
	}

	private void remember(ConfigurationPropertyName name, BindContext context) {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property != null && property.getName().equals(name)) {
			this.found.put(name, property);
		}
	}

	Map<ConfigurationPropertyName, ConfigurationProperty> found() {
		return this.found;
	}

	Map<ConfigurationPropertyName, Failure> failures() {
		return this.failures;
	}

	/**
	 * Where a property was found; an element of a list that was written in one value is
	 * where the list is.
	 */
	@Nullable String location(ConfigurationPropertyName name) {
		ConfigurationProperty property = find(name);
		return (property != null) ? Locations.describe(property) : null;
	}

	@Nullable String value(ConfigurationPropertyName name) {
		ConfigurationProperty property = find(name);
		return (property != null) ? String.valueOf(property.getValue()) : null;
	}

	private @Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		ConfigurationProperty property = this.found.get(name);
		boolean element = property == null && name.isLastElementIndexed();
		return element ? this.found.get(name.getParent()) : property;
	}

	/**
	 * The place of a policy: of its property that stands highest in its file.
	 */
	@Nullable String firstLocation(ConfigurationPropertyName parent) {
		return this.found.values()
			.stream()
			.filter((property) -> parent.isAncestorOf(property.getName())
					&& PropertyNames.isPolicyProperty(property.getName(), parent.getNumberOfElements()))
			.min(Comparator.comparingInt(Locations::line))
			.map(Locations::describe)
			.orElse(null);
	}

	/**
	 * A value that could not be converted.
	 */
	record Failure(Bindable<?> target, Exception error) {

	}

}
