package io.github.corsstarter.autoconfigure;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;

/**
 * Remembers during binding where each property came from, and lets binding continue after
 * a value that cannot be converted, so that all such values are found.
 */
final class BoundProperties extends AbstractBindHandler {

	private final Map<ConfigurationPropertyName, ConfigurationProperty> found = new LinkedHashMap<>();

	private final Map<ConfigurationPropertyName, Failure> failures = new LinkedHashMap<>();

	@Override
	public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
		remember(name, context);
		return (result instanceof List<?> list) ? withoutNothing(name, target, list) : result;
	}

	/**
	 * A list without the elements that were converted to null, such as blank names of
	 * constants.
	 */
	private List<?> withoutNothing(ConfigurationPropertyName name, Bindable<?> target, List<?> list) {
		if (list.stream().noneMatch(Objects::isNull)) {
			return list;
		}
		this.failures.put(name, new Failure(target, new IllegalArgumentException("an element is empty")));
		return list.stream().filter(Objects::nonNull).toList();
	}

	@Override
	@SuppressWarnings("NullAway") // The contract allows null, the signature does not say
									// so.
	public Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
		if (error instanceof UnboundConfigurationPropertiesException unbound) {
			if (!hasFailureBelow(name)) {
				unbound.getUnboundProperties().forEach((property) -> addFailure(property, target, error));
			}
			return null;
		}
		remember(name, context);
		if (isConsequence(name)) {
			return null;
		}
		find(name, context);
		if (isEmptyPolicy(name, target)) {
			return new CorsPolicyProperties();
		}
		this.failures.put(name, new Failure(target, error));
		return null;
	}

	/**
	 * Whether a policy has a name and nothing below it. Spring Boot 4.1 treats that as an
	 * empty block, 4.0 as a text that it cannot convert.
	 */
	private boolean isEmptyPolicy(ConfigurationPropertyName name, Bindable<?> target) {
		return target.getType().resolve() == CorsPolicyProperties.class && "".equals(value(name));
	}

	/**
	 * An element converted to null would silently end its list.
	 */
	@Override
	public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			@Nullable Object result) {
		if (result == null && name.isLastElementIndexed() && !this.failures.containsKey(name)) {
			remember(name, context);
			if (this.found.containsKey(name)) {
				this.failures.put(name, new Failure(target, new IllegalArgumentException("it is empty")));
			}
		}
	}

	private void remember(ConfigurationPropertyName name, BindContext context) {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property != null && property.getName().equals(name)) {
			this.found.put(name, property);
		}
	}

	/**
	 * Add an element that binding left over because the one before it is missing. Names
	 * that do not exist are reported as such.
	 */
	private void addFailure(ConfigurationProperty property, Bindable<?> target, Exception error) {
		if (PropertyNames.isKnown(property.getName())) {
			this.found.putIfAbsent(property.getName(), property);
			this.failures.put(property.getName(), new Failure(target, error));
		}
	}

	/**
	 * Whether a list or an object fails only because something below it does.
	 */
	private boolean isConsequence(ConfigurationPropertyName name) {
		return !this.found.containsKey(name) && hasFailureBelow(name);
	}

	private boolean hasFailureBelow(ConfigurationPropertyName name) {
		return this.failures.keySet().stream().anyMatch(name::isAncestorOf);
	}

	/**
	 * Find the value of a property after binding it as the parent of others failed.
	 */
	private void find(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = this.found.containsKey(name) ? null
					: source.getConfigurationProperty(name);
			if (property != null) {
				this.found.put(name, property);
			}
		}
	}

	Map<ConfigurationPropertyName, ConfigurationProperty> found() {
		return this.found;
	}

	Map<ConfigurationPropertyName, Failure> failures() {
		return this.failures;
	}

	/**
	 * Where a property was found; an element of a list that was written as one value has
	 * the place of the list.
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
	 * The place of a policy: that of its first property in the file.
	 */
	@Nullable String firstLocation(ConfigurationPropertyName parent) {
		return properties(parent).min(Comparator.comparingInt(Locations::line))
			.map(Locations::describe)
			.orElseGet(() -> location(parent));
	}

	/**
	 * The place of a block that is not a policy.
	 */
	@Nullable String firstLocationBelow(ConfigurationPropertyName block) {
		return this.found.values()
			.stream()
			.filter((property) -> block.isAncestorOf(property.getName()))
			.min(Comparator.comparingInt(Locations::line))
			.map(Locations::describe)
			.orElse(null);
	}

	/**
	 * What was found for a policy.
	 */
	Stream<ConfigurationProperty> properties(ConfigurationPropertyName policy) {
		return this.found.values()
			.stream()
			.filter((property) -> policy.isAncestorOf(property.getName())
					&& PropertyNames.isPolicyProperty(property.getName(), policy.getNumberOfElements()));
	}

	/**
	 * A value that could not be converted.
	 */
	record Failure(Bindable<?> target, Exception error) {

	}

}
