package io.github.corsstarter.explain;

import java.util.Set;

/**
 * A path to which a form on another site posts by design, such as the last step of a
 * sign-in.
 *
 * @param name what posts there, ready to use in a sentence
 * @param path the path within the application
 * @param origins the origins of the forms, as far as they are known
 */
public record FormPostCallback(String name, String path, Set<String> origins) {

	/**
	 * Copies the origins.
	 * @param name what posts there
	 * @param path the path
	 * @param origins the origins
	 */
	public FormPostCallback {
		origins = Set.copyOf(origins);
	}

}
