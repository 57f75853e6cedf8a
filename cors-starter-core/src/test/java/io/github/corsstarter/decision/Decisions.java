package io.github.corsstarter.decision;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.CorsPolicy;

/**
 * Everything that policies grant of a small world of requests.
 */
public final class Decisions {

	private static final List<String> PATHS = List.of("/", "/x", "/api", "/api/x", "/api/y", "/api/x/y");

	private static final List<String> ORIGINS = List.of("https://a.example.com", "https://x.a.example.com",
			"https://y.a.example.com", "https://b.example.com", "https://x.b.example.com", "https://y.b.example.com");

	private Decisions() {
	}

	public static Set<String> granted(List<CorsPolicy> policies) {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(policies);
		Set<String> granted = new TreeSet<>();
		for (String path : PATHS) {
			for (String origin : ORIGINS) {
				for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
					for (String header : List.of("X-A", "X-B", "Content-Type")) {
						add(registry, path, origin, method, header, granted);
					}
				}
			}
		}
		return granted;
	}

	private static void add(CorsPolicyRegistry registry, String path, String origin, String method, String header,
			Set<String> granted) {
		CorsDecision decision = registry.decide(SimpleRequest.preflight(path, origin, method)
			.with("Access-Control-Request-Headers", header.toLowerCase(Locale.ROOT)));
		if (decision instanceof Allowed allowed) {
			granted.add(path + " " + origin + " " + method + " " + header);
			if (allowed.policy().allowCredentials()) {
				granted.add(path + " " + origin + " credentials");
			}
		}
	}

}
