package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.origin.OriginTable;
import org.jspecify.annotations.Nullable;

/**
 * Policies by name, by path pattern and by origin, so that advice on many refusals does
 * not go through all of them each time.
 */
final class PolicyIndex {

	private final Map<String, CorsPolicy> names = new LinkedHashMap<>();

	private final Map<String, List<CorsPolicy>> paths = new HashMap<>();

	private final Map<String, List<CorsPolicy>> origins = new HashMap<>();

	private final Map<String, OriginTable<String>> tables = new HashMap<>();

	PolicyIndex(List<CorsPolicy> policies) {
		for (CorsPolicy policy : policies) {
			this.names.put(policy.name(), policy);
			new LinkedHashSet<>(policy.paths()).forEach((path) -> add(this.paths, path, policy));
			policy.allowedOrigins().forEach((origin) -> add(this.origins, origin, policy));
		}
	}

	private static void add(Map<String, List<CorsPolicy>> index, String key, CorsPolicy policy) {
		index.computeIfAbsent(key, (absent) -> new ArrayList<>(1)).add(policy);
	}

	/**
	 * Whether a policy allows an origin.
	 */
	boolean allows(CorsPolicy policy, String origin) {
		return this.tables.computeIfAbsent(policy.name(), (name) -> PolicyProbe.origins(policy)).find(origin) != null;
	}

	@Nullable CorsPolicy named(String name) {
		return this.names.get(name);
	}

	List<CorsPolicy> onPath(String pattern) {
		return this.paths.getOrDefault(pattern, List.of());
	}

	List<CorsPolicy> listing(String origin) {
		return this.origins.getOrDefault(origin, List.of());
	}

}
