package io.github.corsstarter.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.internal.path.PathMatching;
import io.github.corsstarter.internal.path.PathPatterns;
import io.github.corsstarter.internal.path.PathTable;

/**
 * Which policies decide on the requests that a path pattern matches.
 */
final class PathOwners {

	private final Map<String, Owned> byKey = new LinkedHashMap<>();

	private final List<Owned> mostSpecificFirst;

	PathOwners(PolicySet set) {
		set.policies().forEach((policy) -> policy.paths().forEach((path) -> add(path, policy)));
		Map<String, Owned> byPattern = new LinkedHashMap<>();
		this.byKey.values().forEach((owned) -> byPattern.put(owned.pattern(), owned));
		this.mostSpecificFirst = new PathTable<>(byPattern, PathMatching.DEFAULT).values();
	}

	private void add(String path, CorsPolicy policy) {
		List<CorsPolicy> policies = this.byKey
			.computeIfAbsent(PathPatterns.normalize(path), (key) -> new Owned(path, new ArrayList<>()))
			.policies();
		if (!policies.contains(policy)) {
			policies.add(policy);
		}
	}

	Set<String> keys() {
		return this.byKey.keySet();
	}

	/**
	 * The pattern as it is written, or the given one if it is not among this set's own.
	 */
	String pattern(String key, String otherwise) {
		Owned owned = this.byKey.get(key);
		return (owned != null) ? owned.pattern() : otherwise;
	}

	/**
	 * The policies that own everything that a pattern matches: its own or, if it has
	 * none, those of the most specific wider pattern. A pattern that is owned in part
	 * counts as owned by nobody, so that no difference is overlooked.
	 */
	List<CorsPolicy> of(String key, String pattern) {
		Owned own = this.byKey.get(key);
		return (own != null) ? own.policies()
				: this.mostSpecificFirst.stream()
					.filter((wider) -> PathPatterns.covers(wider.pattern(), pattern))
					.findFirst()
					.map(Owned::policies)
					.orElse(List.of());
	}

	private record Owned(String pattern, List<CorsPolicy> policies) {

	}

}
