package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;

/**
 * What policies grant: every combination of some paths, origins, methods and headers.
 */
final class Grants {

	private static final List<String> PATHS = List.of("/", "/api", "/api/orders", "/api/internal/x", "/open/data",
			"/admin", "/other");

	private static final List<String> ORIGINS = List.of("https://app.example.com", "https://www.example.com",
			"https://evil.example", "http://app.example.com", "https://a.b.example.com", "https://true", "null");

	private static final List<String> METHODS = List.of("GET", "POST", "DELETE", "QUERY");

	private static final List<String> HEADERS = List.of("", "Content-Type", "X-One", "Authorization", "X-Other");

	private Grants() {
	}

	static List<String> of(Collection<CorsPolicy> policies) {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(policies);
		List<String> grants = new ArrayList<>();
		for (String path : PATHS) {
			for (String origin : ORIGINS) {
				METHODS.forEach((method) -> HEADERS.forEach((header) -> {
					if (allows(registry, path, origin, method, header)) {
						grants.add(path + " " + origin + " " + method + " " + header);
					}
				}));
			}
		}
		return grants;
	}

	private static boolean allows(CorsPolicyRegistry registry, String path, String origin, String method,
			String header) {
		Map<String, String> headers = header.isEmpty()
				? Map.of("Origin", origin, "Access-Control-Request-Method", method) : Map.of("Origin", origin,
						"Access-Control-Request-Method", method, "Access-Control-Request-Headers", header);
		return registry.decide(new FakeRequest("OPTIONS", path, headers)).status() == 204;
	}

}
