package io.github.corsstarter.explain;

import java.util.List;

/**
 * A CORS rule of the application besides the policies, such as an annotation. Where a
 * policy owns its paths, the policy decides.
 *
 * @param name where the rule comes from, ready to begin a sentence
 * @param paths path patterns within the application to which the rule applies
 * @param repair how to get rid of the rule
 */
public record ApplicationRule(String name, List<String> paths, String repair) {

	/**
	 * Copies the paths.
	 * @param name where the rule comes from
	 * @param paths path patterns
	 * @param repair how to get rid of the rule
	 */
	public ApplicationRule {
		paths = List.copyOf(paths);
	}

}
