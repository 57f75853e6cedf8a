package io.github.corsstarter.autoconfigure.explain;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.corsstarter.explain.ApplicationGrant;
import io.github.corsstarter.explain.ApplicationGrants;
import io.github.corsstarter.explain.ApplicationRule;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;

/**
 * A rule of the application's besides the policies, with what it grants.
 *
 * @param rule where the rule comes from, and its paths
 * @param filter whether a filter applies it, ahead of all handlers
 * @param lookup reads what the rule grants, and gives {@code null} if nobody outside can
 */
record SpringRule(ApplicationRule rule, boolean filter, Supplier<@Nullable List<Grant>> lookup) {

	/**
	 * What the rules grant, filters first.
	 */
	static List<ApplicationGrants> grants(List<SpringRule> rules) {
		return Stream.concat(rules.stream().filter(SpringRule::filter), rules.stream().filter((rule) -> !rule.filter()))
			.map((rule) -> new ApplicationGrants(rule.rule(), rule.filter(), rule.grants()))
			.toList();
	}

	private @Nullable List<ApplicationGrant> grants() {
		try {
			List<Grant> grants = this.lookup.get();
			return (grants != null) ? grants.stream().map(SpringGrants::of).toList() : null;
		}
		catch (RuntimeException ex) {
			// What is wrong with the rule fails where Spring applies it.
			return null;
		}
	}

	/**
	 * What a rule grants on a path.
	 *
	 * @param path a path pattern within the application
	 * @param configuration the configuration that Spring applies there
	 * @param methods the methods that handlers on the path serve, none if any
	 */
	record Grant(String path, CorsConfiguration configuration, Set<String> methods) {

		Grant {
			methods = Set.copyOf(methods);
		}

	}

}
