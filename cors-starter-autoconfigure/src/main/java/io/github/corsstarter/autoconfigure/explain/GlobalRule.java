package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

	GlobalRule(GlobalRule other) {
		this(other.configurations);
	}

	List<String> paths() {
		return List.copyOf(this.configurations.keySet());
	}

	/**
	 * Take the configuration of a path out of this rule.
	 */
	@Nullable GlobalRule extract(String path) {
		CorsConfiguration configuration = this.configurations.remove(path);
		return (configuration != null) ? new GlobalRule(Map.of(path, configuration)) : null;
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
	 * @param prefix what to put in front of the patterns
	 */
	List<Grant> grants(String prefix) {
		List<String> before = new ArrayList<>();
		List<Grant> grants = new ArrayList<>();
		this.configurations.forEach((path, configuration) -> {
			if (before.stream().noneMatch((earlier) -> PathPatterns.covers(earlier, path))) {
				grants.add(new Grant(prefix + path, configuration, Set.of()));
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
		for (Grant grant : grants("")) {
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
