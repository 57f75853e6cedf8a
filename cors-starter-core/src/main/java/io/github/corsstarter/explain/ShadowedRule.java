package io.github.corsstarter.explain;

import java.util.List;

/**
 * A rule of the application that does nothing on some of its paths, because policies own
 * them.
 *
 * @param rule the rule
 * @param policies the names of the policies that decide instead, in match order
 */
public record ShadowedRule(ApplicationRule rule, List<String> policies) {

	/**
	 * Copies the names.
	 * @param rule the rule
	 * @param policies the names of policies
	 */
	public ShadowedRule {
		policies = List.copyOf(policies);
	}

}
