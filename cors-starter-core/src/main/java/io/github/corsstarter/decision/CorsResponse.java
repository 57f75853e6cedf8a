package io.github.corsstarter.decision;

import java.util.Collection;

/**
 * Where a decision writes its headers, on either stack.
 */
public interface CorsResponse {

	/**
	 * Write a header, in place of any other value.
	 * @param name the name
	 * @param value the value
	 */
	void write(String name, String value);

	/**
	 * The lines of {@code Vary} so far.
	 * @return the values, possibly none
	 */
	Collection<String> vary();

	/**
	 * Add a line of {@code Vary}.
	 * @param names header names, separated by commas
	 */
	void addVary(String names);

}
