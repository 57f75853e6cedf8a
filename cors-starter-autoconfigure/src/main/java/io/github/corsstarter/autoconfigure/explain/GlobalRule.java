package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.corsstarter.autoconfigure.explain.SpringRule.Grant;
import io.github.corsstarter.internal.path.PathPatterns;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;

/**
 * The configurations that apply to all handlers, of which the first that matches a path
 * counts.
 */
final class GlobalRule {

	private final Map<String, CorsConfiguration> configurations;

	GlobalRule(Map<String, CorsConfiguration> configurations) {
		this.configurations = new LinkedHashMap<>(configurations);
	}

	List<String> paths() {
		return List.copyOf(this.configurations.keySet());
	}

	/**
	 * The part of this rule that is about some of the paths.
	 */
	GlobalRule only(Predicate<String> paths) {
		Map<String, CorsConfiguration> chosen = new LinkedHashMap<>(this.configurations);
		chosen.keySet().removeIf(paths.negate());
		return new GlobalRule(chosen);
	}

	@Nullable CorsConfiguration find(String path) {
		return this.configurations.entrySet()
			.stream()
			.filter((entry) -> PathPatterns.covers(entry.getKey(), path))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	/**
	 * What each pattern grants, without those that an earlier one covers.
	 */
	List<Grant> grants() {
		List<String> before = new ArrayList<>();
		List<Grant> grants = new ArrayList<>();
		this.configurations.forEach((path, configuration) -> {
			if (before.stream().noneMatch((earlier) -> PathPatterns.covers(earlier, path))) {
				grants.add(new Grant(path, configuration, Set.of()));
			}
			before.add(path);
		});
		return grants;
	}

	/**
	 * What the patterns grant on the paths of a filter.
	 */
	List<Grant> within(List<String> paths) {
		List<Grant> grants = new ArrayList<>();
		for (Grant grant : grants()) {
			for (String path : paths) {
				if (PathPatterns.covers(path, grant.path())) {
					grants.add(grant);
				}
				else if (PathPatterns.covers(grant.path(), path)) {
					grants.add(new Grant(path, grant.configuration(), grant.methods()));
				}
			}
		}
		return grants;
	}

}
