package io.github.corsstarter.autoconfigure;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The names of policies, which are map keys, and the prefixes of their properties.
 * Environment variables cannot spell dashes and upper case:
 * {@code CORS_POLICIES_OPENDATA_MAXAGE} sets a property of the policy {@code open-data},
 * but looks like a policy of its own.
 */
final class PolicyNames {

	private static final int LENGTH = PropertyNames.POLICIES.getNumberOfElements() + 1;

	private final Map<ConfigurationPropertyName, String> names = new LinkedHashMap<>();

	PolicyNames(Collection<String> keys, Collection<ConfigurationPropertyName> properties) {
		Map<String, ConfigurationPropertyName> found = prefixes(properties);
		keys.forEach((key) -> {
			ConfigurationPropertyName prefix = found.get(key);
			this.names.merge((prefix != null) ? prefix : plain(key), key, PolicyNames::fuller);
		});
	}

	private static Map<String, ConfigurationPropertyName> prefixes(Collection<ConfigurationPropertyName> properties) {
		Map<String, ConfigurationPropertyName> prefixes = new HashMap<>();
		for (ConfigurationPropertyName property : properties) {
			ConfigurationPropertyName prefix = property.chop(LENGTH);
			if (PropertyNames.POLICIES.isParentOf(prefix)) {
				prefixes.putIfAbsent(prefix.getLastElement(Form.ORIGINAL), prefix);
			}
		}
		return prefixes;
	}

	private static ConfigurationPropertyName plain(String key) {
		return ConfigurationPropertyName.adapt(PropertyNames.POLICIES + "." + key, '.');
	}

	/**
	 * The more specific spelling: the one with dashes or upper case.
	 */
	private static String fuller(String first, String second) {
		if (first.length() != second.length()) {
			return (first.length() > second.length()) ? first : second;
		}
		return (first.compareTo(second) < 0) ? first : second;
	}

	/**
	 * Pass on each policy once: its name, and the prefix of its properties.
	 */
	void forEach(BiConsumer<String, ConfigurationPropertyName> policy) {
		this.names.forEach((prefix, name) -> policy.accept(name, prefix.isLastElementIndexed() ? prefix : plain(name)));
	}

	/**
	 * The policy to which a property belongs, or {@code null} if it belongs to none.
	 */
	@Nullable String policy(ConfigurationPropertyName property) {
		if (!PropertyNames.POLICIES.isAncestorOf(property)) {
			return null;
		}
		String name = this.names.get(property.chop(LENGTH));
		return (name != null) ? name : property.getElement(LENGTH - 1, Form.ORIGINAL);
	}

}
