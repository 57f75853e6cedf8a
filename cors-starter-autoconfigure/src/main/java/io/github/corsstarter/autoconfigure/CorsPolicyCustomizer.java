package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicy;

/**
 * A bean that changes the policies made from properties before they are validated.
 * Customizers are called in order, once for each policy.
 */
@FunctionalInterface
public interface CorsPolicyCustomizer {

	/**
	 * Change a policy.
	 * @param policy the policy, identified by {@link CorsPolicy.Builder#name()}
	 */
	void customize(CorsPolicy.Builder policy);

}
