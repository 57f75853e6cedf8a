package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsProperty;

/**
 * The meaning, in another product, of a name that does not exist here.
 */
sealed interface Counterpart {

	/**
	 * A property of a policy.
	 *
	 * @param property the property
	 * @param certain whether the name has no other meaning, so its value belongs there
	 */
	record Property(CorsProperty property, boolean certain) implements Counterpart {

	}

	/**
	 * A switch that means {@code *} in a list.
	 *
	 * @param property the list
	 */
	record Any(CorsProperty property) implements Counterpart {

	}

	/**
	 * Nothing: the reason why.
	 *
	 * @param reason the reason
	 */
	record None(Absence reason) implements Counterpart {

	}

}
