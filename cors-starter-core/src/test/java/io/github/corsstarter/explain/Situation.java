package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsSettings;

/**
 * A request of a script to an application with four policies.
 */
final class Situation {

	static final String SHOP = "https://shop.example.com";

	static final String PARTNER = "https://partner.example.org";

	private final String method;

	private final String path;

	private final String origin;

	private List<HeaderField> headers = List.of();

	private boolean credentials;

	private boolean forced;

	private boolean debug;

	private Situation(String method, String path, String origin) {
		this.method = method;
		this.path = path;
		this.origin = origin;
	}

	static Situation of(String method, String path, String origin) {
		return new Situation(method, path, origin);
	}

	Situation headers(String... lines) {
		List<HeaderField> fields = new ArrayList<>();
		Arrays.stream(lines).map((line) -> line.split(":", 2)).forEach((part) -> fields.add(field(part)));
		this.headers = fields;
		return this;
	}

	private static HeaderField field(String[] part) {
		return new HeaderField(part[0], (part.length > 1) ? part[1] : "x");
	}

	Situation credentials() {
		this.credentials = true;
		return this;
	}

	Situation forced() {
		this.forced = true;
		return this;
	}

	Situation debug() {
		this.debug = true;
		return this;
	}

	CorsExplanation explain() {
		return explain(new CorsPolicyRegistry(policies(),
				CorsSettings.DEFAULT.withSelfOrigins(Set.of("https://api.example.com")).withDebug(this.debug)));
	}

	CorsExplanation explain(CorsPolicyRegistry registry) {
		CorsExplainer explainer = new CorsExplainer(registry);
		registry.advise(explainer.debugAdvice());
		return explainer.explain(this.path,
				new BrowserRequest(this.origin, this.method, this.headers, this.credentials, this.forced));
	}

	PolicyChoice choice() {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(policies());
		BrowserRequest request = new BrowserRequest(this.origin, this.method, this.headers, this.credentials,
				this.forced);
		SimulatedRequest simulated = new SimulatedRequest(registry, CorsApplication.UNKNOWN,
				Target.of(this.path, CorsApplication.UNKNOWN), request, RequestMode.CORS);
		return PolicyChoice.of(simulated, BrowserJudgement.of(simulated));
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " from " + this.origin + " with " + this.headers
				+ (this.credentials ? " and credentials" : "");
	}

	static List<CorsPolicy> policies() {
		return List.of(storefront(), partner(), open(), reports());
	}

	/**
	 * Credentials, a wildcard, and lists of its own.
	 */
	private static CorsPolicy storefront() {
		return CorsPolicy.builder("storefront")
			.paths("/api/**")
			.allowedOrigins(SHOP, "https://*.preview.example.com")
			.allowedHeaders("Content-Type", "X-Requested-With")
			.exposedHeaders("ETag")
			.allowCredentials(true)
			.source(new Places("storefront",
					Map.of("", 3, "paths[0]", 4, "allowed-origins[0]", 6, "allowed-origins[1]", 7, "allowed-headers[0]",
							9, "exposed-headers[0]", 11, "allow-credentials", 12)))
			.build();
	}

	/**
	 * On the same path, and with one method only.
	 */
	private static CorsPolicy partner() {
		return CorsPolicy.builder("partner")
			.paths("/api/**")
			.allowedOrigins(PARTNER)
			.allowedMethods("GET")
			.source(new Places("partner",
					Map.of("", 13, "paths[0]", 14, "allowed-origins[0]", 16, "allowed-methods[0]", 18)))
			.build();
	}

	/**
	 * For everybody, and by a path and an origin only.
	 */
	private static CorsPolicy open() {
		return CorsPolicy.builder("open")
			.paths("/open/**")
			.allowedOrigins("*")
			.source(new Places("open", Map.of("", 20, "paths[0]", 20, "allowed-origins[0]", 21)))
			.build();
	}

	/**
	 * Leaves refused requests to the application.
	 */
	private static CorsPolicy reports() {
		return CorsPolicy.builder("reports")
			.paths("/reports")
			.allowedOrigins(SHOP)
			.refusedRequests(RefusedRequests.FORWARD)
			.source(new Places("reports", Map.of("", 24, "paths[0]", 24, "allowed-origins[0]", 25)))
			.build();
	}

}
