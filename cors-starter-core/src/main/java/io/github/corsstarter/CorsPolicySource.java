package io.github.corsstarter;

import org.jspecify.annotations.Nullable;

/**
 * Says where the values of a policy come from, so that every message can name the place.
 */
public interface CorsPolicySource {

	/**
	 * The source of a policy that was created in code.
	 */
	CorsPolicySource NONE = new CorsPolicySource() {
	};

	/**
	 * How the policy is written.
	 * @return the kind
	 */
	default Kind kind() {
		return Kind.CODE;
	}

	/**
	 * The prefix of the full name of each property.
	 * @return a name without a dot at its end, such as {@code cors.policies.storefront},
	 * or an empty text where properties have no prefix
	 */
	default String prefix() {
		return "";
	}

	/**
	 * The place of the policy.
	 * @return file and line, environment variable or bean, or {@code null} if unknown
	 */
	default @Nullable String location() {
		return null;
	}

	/**
	 * The place of a value.
	 * @param property the property
	 * @return file and line, environment variable or bean, or {@code null} where the
	 * value is a default or its place is not known
	 */
	default @Nullable String location(CorsProperty property) {
		return null;
	}

	/**
	 * The place of an entry of a list.
	 * @param property the property
	 * @param index the index of the entry
	 * @return file and line, environment variable or bean, or {@code null} where the
	 * value is a default or its place is not known
	 */
	default @Nullable String location(CorsProperty property, int index) {
		return location(property);
	}

	/**
	 * The ways to write a policy.
	 */
	enum Kind {

		/**
		 * In code.
		 */
		CODE,

		/**
		 * As properties directly under {@code cors.}.
		 */
		SHORTHAND,

		/**
		 * As properties under {@code cors.policies} and a name.
		 */
		NAMED

	}

}
