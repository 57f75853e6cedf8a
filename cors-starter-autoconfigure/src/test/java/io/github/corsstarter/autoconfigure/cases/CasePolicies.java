package io.github.corsstarter.autoconfigure.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.cases.CorsCase;
import io.github.corsstarter.cases.CorsCaseCore;
import io.github.corsstarter.cases.CorsCaseTable;

/**
 * The policies of all cases in one application: equal ones once, each on paths of its
 * own.
 */
final class CasePolicies {

	private final Map<Map<String, Object>, String> prefixes = new LinkedHashMap<>();

	private final Map<String, Object> properties = new TreeMap<>();

	private final Set<String> selfOrigins = new TreeSet<>();

	CasePolicies() {
		CorsCaseTable.cases()
			.stream()
			.filter((corsCase) -> CorsCaseCore.violations(corsCase).isEmpty())
			.forEach(this::add);
		this.properties.put("cors.self-origins", join(this.selfOrigins));
	}

	private void add(CorsCase corsCase) {
		this.selfOrigins.addAll(corsCase.selfOrigins());
		String prefix = "/c" + this.prefixes.size();
		if (this.prefixes.putIfAbsent(properties(corsCase, ""), prefix) == null) {
			this.properties.putAll(properties(corsCase, prefix));
		}
	}

	/**
	 * The path below which the policies of a case hold.
	 */
	String prefix(CorsCase corsCase) {
		return this.prefixes.get(properties(corsCase, ""));
	}

	Map<String, Object> properties() {
		return this.properties;
	}

	private static Map<String, Object> properties(CorsCase corsCase, String prefix) {
		Map<String, Object> properties = new TreeMap<>();
		List<CorsPolicy> policies = corsCase.toPolicies(prefix.replace("/", "") + "-", prefix);
		policies.forEach((policy) -> addProperties(policy, "cors.policies." + policy.name() + ".", properties));
		return properties;
	}

	private static void addProperties(CorsPolicy policy, String start, Map<String, Object> properties) {
		properties.put(start + "paths", join(policy.paths()));
		properties.put(start + "allowed-origins", join(policy.allowedOrigins()));
		properties.put(start + "allowed-methods", join(policy.allowedMethods()));
		properties.put(start + "allowed-headers", join(policy.allowedHeaders()));
		properties.put(start + "exposed-headers", join(policy.exposedHeaders()));
		properties.put(start + "allow-credentials", policy.allowCredentials());
		properties.put(start + "max-age", policy.maxAge().toSeconds());
		properties.put(start + "refused-requests", policy.refusedRequests().name().toLowerCase(Locale.ROOT));
		if (!policy.tolerate().isEmpty()) {
			properties.put(start + "tolerate", join(policy.tolerate().stream().map(CasePolicies::name).toList()));
		}
	}

	private static String name(CorsToleration toleration) {
		return toleration.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static String join(Iterable<String> values) {
		return String.join(",", values);
	}

}
