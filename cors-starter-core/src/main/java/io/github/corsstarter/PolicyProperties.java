package io.github.corsstarter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a policy as properties.
 */
final class PolicyProperties {

	private PolicyProperties() {
	}

	static Map<String, Object> of(CorsPolicy policy) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("paths", policy.paths());
		properties.put("allowed-origins", policy.allowedOrigins());
		properties.put("allowed-methods", policy.allowedMethods());
		properties.put("allowed-headers", policy.allowedHeaders());
		properties.put("exposed-headers", policy.exposedHeaders());
		properties.put("allow-credentials", policy.allowCredentials());
		properties.put("max-age", duration(policy.maxAge()));
		properties.put("refused-requests", name(policy.refusedRequests()));
		properties.put("tolerate", policy.tolerate().stream().sorted().map(PolicyProperties::name).toList());
		return properties;
	}

	static String duration(Duration duration) {
		long seconds = duration.toSeconds();
		if (seconds != 0 && seconds % 3600 == 0) {
			return seconds / 3600 + "h";
		}
		return (seconds != 0 && seconds % 60 == 0) ? seconds / 60 + "m" : seconds + "s";
	}

	private static String name(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
