package io.github.corsstarter;

import org.jspecify.annotations.Nullable;

/**
 * Tells where the values of a policy come from, so that every message can name the place.
 */
public interface CorsPolicySource {

	/**
	 * The source of a policy that was made by code.
	 */
	CorsPolicySource NONE = new CorsPolicySource() {
	};

	/**
	 * The full name of a property.
	 * @param name the name within the policy, such as {@code allowed-origins[1]}
	 * @return the name to look for in a configuration, such as
	 * {@code cors.policies.storefront.allowed-origins[1]}
	 */
	default String property(String name) {
		return name;
	}

	/**
	 * The place of a value.
	 * @param name the name within the policy, such as {@code allowed-origins[1]}, or an
	 * empty name for the policy itself
	 * @return file and line, environment variable or bean, or {@code null} where the
	 * value is a default or its place is not known
	 */
	default @Nullable String location(String name) {
		return null;
	}

}
