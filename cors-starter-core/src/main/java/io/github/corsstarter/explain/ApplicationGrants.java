package io.github.corsstarter.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the application with what it grants.
 *
 * @param rule the rule
 * @param ahead whether it decides ahead of all handlers, so that rules of handlers do
 * nothing on its paths
 * @param grants what it grants, path by path, or {@code null} if nobody outside can read
 * it
 */
public record ApplicationGrants(ApplicationRule rule, boolean ahead, @Nullable List<ApplicationGrant> grants) {

	/**
	 * Copies the grants.
	 * @param rule the rule
	 * @param ahead whether it decides ahead of all handlers
	 * @param grants what it grants
	 */
	public ApplicationGrants {
		grants = (grants != null) ? List.copyOf(grants) : null;
	}

}
