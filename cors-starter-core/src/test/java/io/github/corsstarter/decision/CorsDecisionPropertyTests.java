package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.origin.ReferenceMatcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent: no exception, and nothing granted that no policy grants.
 */
@Tag("once")
class CorsDecisionPropertyTests {

	private static final CorsPolicy SHOP = CorsPolicy.builder("shop")
		.paths("/api/**", "/x/{id}")
		.allowedOrigins("https://shop.example", "https://*.shop.example:*")
		.allowCredentials(true)
		.exposedHeaders("ETag")
		.build();

	private static final CorsPolicy PARTNER = CorsPolicy.builder("partner")
		.paths("/api/**", "/y")
		.allowedOrigins("http://partner.example:*", "app://partner")
		.allowedMethods("GET")
		.allowedHeaders("X-A")
		.build();

	private static final CorsPolicy ANY = CorsPolicy.builder("any")
		.paths("/open/**", "/y")
		.allowedOrigins("*")
		.allowedMethods("*")
		.allowedHeaders("*", "Authorization")
		.build();

	private static final CorsSettings SETTINGS = CorsSettings.DEFAULT.withSelfOrigins(List.of("https://self.example"));

	private static final List<CorsPolicy> POLICIES = List.of(SHOP, PARTNER, ANY);

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(POLICIES, SETTINGS);

	private final CorsPolicyRegistry debug = new CorsPolicyRegistry(POLICIES, SETTINGS.withDebug(true));

	@Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
	@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
	void nothingIsGrantedThatThePolicyOfTheOriginDoesNotGrant(@ForAll("requests") SimpleRequest request) {
		Decided decision = new Decided(this.registry.decide(request));
		Map<String, String> headers = SimpleResponse.to(request, decision.decision()).headers();
		Optional<CorsPolicy> granted = granted(request, decision);
		Statistics.label("decisions").collect(decision.outcome(), decision.isPreflight()).coverage((coverage) -> {
			coverage.check(CorsDecision.Outcome.ALLOWED, false).percentage((percent) -> percent > 3);
			coverage.check(CorsDecision.Outcome.ALLOWED, true).percentage((percent) -> percent > 2);
			coverage.check(CorsDecision.Outcome.REFUSED, true).percentage((percent) -> percent > 3);
		});
		if (decision.outcome() == CorsDecision.Outcome.ALLOWED) {
			assertThat(granted).as("%s", request).hasValue(decision.policy());
			assertThat(headers.get("Access-Control-Allow-Origin")).isIn(request.header("Origin"), "*");
			assertThat(headers.containsKey("Access-Control-Allow-Credentials"))
				.isEqualTo(decision.policy().allowCredentials());
		}
		else if (decision.outcome() == CorsDecision.Outcome.SAME_ORIGIN) {
			assertThat(headers.getOrDefault("Access-Control-Allow-Origin", "*")).isIn(request.header("Origin"), "*");
		}
		else {
			assertThat(headers.getOrDefault("Access-Control-Allow-Origin", "*")).isEqualTo("*");
			assertThat(headers).doesNotContainKeys("Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
					"Access-Control-Allow-Headers", "Access-Control-Max-Age");
		}
	}

	@Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
	void whatThePolicyOfTheOriginGrantsIsNotRefused(@ForAll("requests") SimpleRequest request) {
		Decided decision = new Decided(this.registry.decide(request));
		if (decision.isCors() && granted(request, decision).isPresent()) {
			assertThat(decision.outcome()).as("%s %s", request, decision).isEqualTo(CorsDecision.Outcome.ALLOWED);
		}
	}

	@Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
	void everyHeaderIsFitForTheWire(@ForAll("requests") SimpleRequest request) {
		for (CorsPolicyRegistry each : List.of(this.registry, this.debug)) {
			Map<String, String> headers = SimpleResponse.to(request, each.decide(request)).headers();
			assertThat(headers.values()).as("%s", request).allMatch((value) -> value.matches("[ -~]+"));
		}
	}

	@Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
	void debugModeGrantsNothingMore(@ForAll("requests") SimpleRequest request) {
		Decided decision = new Decided(this.debug.decide(request));
		Map<String, String> headers = SimpleResponse.to(request, decision.decision()).headers();
		assertThat(decision).hasToString(this.registry.decide(request).toString());
		if (decision.isRefused() && headers.containsKey("Access-Control-Allow-Origin")) {
			assertThat(decision.isPreflight()).isTrue();
			assertThat(ReferenceMatcher.find(decision.policy().allowedOrigins(), request.header("Origin"))).isPresent();
			assertThat(headers).doesNotContainKey("Access-Control-Max-Age");
			String allowed = headers.get("Access-Control-Allow-Headers");
			assertThat(allowed != null).isEqualTo(decision.reason() == CorsRefusalReason.HEADER_NOT_ALLOWED);
			assertThat(allowed == null || !List.of(allowed.toLowerCase(Locale.ROOT).split(", "))
				.contains(decision.value().toLowerCase(Locale.ROOT))).isTrue();
		}
	}

	@Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
	void everythingAboutADecisionCanBeAsked(@ForAll("requests") SimpleRequest request) {
		Decided decision = new Decided(this.registry.decide(request));
		assertThat(decision.isRefused()).isEqualTo(decision.reason() != null);
		assertThat(decision.isRefused()).isEqualTo(decision.value() != null);
		assertThat(decision.value() == null || decision.value().matches("[ -~]{0,100}")).isTrue();
		assertThat(decision.status()).isIn(0, 204, 403);
		if (!decision.body().isEmpty()) {
			assertThat(JsonMapper.shared().readTree(decision.body()).get("reason").asString())
				.isEqualTo(decision.reason().name());
		}
	}

	/**
	 * The policy that grants the request by the words of the specification.
	 */
	private static Optional<CorsPolicy> granted(SimpleRequest request, Decided decision) {
		if (request.headers("Origin").size() != 1 || decision.reason() == CorsRefusalReason.PATH_AMBIGUOUS) {
			return Optional.empty();
		}
		List<String> origins = decision.candidates()
			.stream()
			.flatMap((policy) -> policy.allowedOrigins().stream())
			.toList();
		return ReferenceMatcher.find(origins, request.header("Origin"))
			.flatMap((pattern) -> decision.candidates()
				.stream()
				.filter((policy) -> policy.allowedOrigins().contains(pattern))
				.findFirst())
			.filter((policy) -> grantsMethod(policy, request) && grantsHeaders(policy, request));
	}

	private static boolean isPreflight(SimpleRequest request) {
		return request.method().equals("OPTIONS") && request.header("Access-Control-Request-Method") != null;
	}

	private static boolean grantsMethod(CorsPolicy policy, SimpleRequest request) {
		boolean preflight = isPreflight(request);
		String method = preflight ? request.header("Access-Control-Request-Method") : request.method();
		if (preflight && (!method.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
				|| request.headers("Access-Control-Request-Method").size() > 1)) {
			return false;
		}
		List<String> methods = policy.allowedMethods();
		return methods.contains("*") || methods.contains(method) || (!preflight && method.equals("OPTIONS"))
				|| (method.equals("HEAD") && methods.contains("GET"));
	}

	private static boolean grantsHeaders(CorsPolicy policy, SimpleRequest request) {
		if (!isPreflight(request)) {
			return true;
		}
		List<String> allowed = policy.allowedHeaders().stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
		for (String element : String.join(",", request.headers("Access-Control-Request-Headers")).split(",", -1)) {
			String name = element.replaceAll("^[ \t]+|[ \t]+$", "");
			boolean granted = name.isEmpty() || allowed.contains(name.toLowerCase(Locale.ROOT))
					|| (allowed.contains("*") && name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"));
			if (!granted) {
				return false;
			}
		}
		return true;
	}

	private static List<String> allOrigins() {
		List<String> origins = new ArrayList<>();
		POLICIES.forEach((policy) -> origins.addAll(policy.allowedOrigins()));
		origins.add(null);
		return origins;
	}

	@Provide
	Arbitrary<SimpleRequest> requests() {
		return Combinators
			.combine(methods(), paths(), lines(origins(), 8), lines(methods(), 4), lines(headerLists(), 2), sites())
			.as(CorsDecisionPropertyTests::request);
	}

	private static SimpleRequest request(String method, String path, List<String> origins, List<String> methods,
			List<String> headers, String site) {
		SimpleRequest request = SimpleRequest.of(method, path);
		origins.forEach((origin) -> request.with("Origin", origin));
		methods.forEach((requested) -> request.with("Access-Control-Request-Method", requested));
		headers.forEach((line) -> request.with("Access-Control-Request-Headers", line));
		return site.isEmpty() ? request : request.with("Sec-Fetch-Site", site);
	}

	/**
	 * Mostly one line, sometimes none or two.
	 */
	private static Arbitrary<List<String>> lines(Arbitrary<String> line, int one) {
		Arbitrary<List<String>> single = line.list().ofSize(1);
		return Arbitraries.frequencyOf(Tuple.of(one, single), Tuple.of(1, line.list().ofMaxSize(2)));
	}

	private static Arbitrary<String> methods() {
		return mostly(Arbitraries.of("OPTIONS", "OPTIONS", "GET", "PUT", "HEAD"),
				Arbitraries.oneOf(Arbitraries.of("get", "options", "BREW", "", " ", "G T", "TRACE", "*"),
						Arbitraries.strings().ofMaxLength(5)));
	}

	private static Arbitrary<String> paths() {
		return mostly(Arbitraries.of("/api", "/api/a", "/open/a", "/y", "/x/1", "/z"),
				Arbitraries.oneOf(Arbitraries.of("/api/../y", "/api;v=1/a", "/%6fpen/a", "/x/%zz", "*", "", "//api"),
						Arbitraries.strings().ofMaxLength(8)));
	}

	private static Arbitrary<String> origins() {
		Arbitrary<String> near = Combinators
			.combine(Arbitraries.of("https://", "http://", "app://", "HTTPS://", ""),
					Arbitraries.of("", "a.", "x", ".", "a.b.", "*."),
					Arbitraries.of("shop.example", "partner.example", "partner", "null", "self.example"),
					Arbitraries.of("", "", ":8443", ":443", ":*", "/", ".evil", "."))
			.as((scheme, label, host, end) -> scheme + label + host + end);
		return mostly(
				Arbitraries.of("https://shop.example", "https://a.shop.example:1", "http://partner.example",
						"app://partner", "null", "https://self.example"),
				Arbitraries.oneOf(near, near, Arbitraries.of("*", "", "https://api.example.com"),
						Arbitraries.strings().ofMaxLength(20)));
	}

	private static Arbitrary<String> headerLists() {
		Arbitrary<String> mixed = Arbitraries
			.of("x-a", "X-A", "content-type", "authorization", "x-b", ",", ", ", " ", "\t", ";", "\u00e9", "\r\n")
			.list()
			.ofMaxSize(6)
			.map((parts) -> String.join("", parts));
		return mostly(Arbitraries.of("", "x-a", "content-type, accept", "X-Requested-With,authorization"),
				Arbitraries.oneOf(mixed, Arbitraries.strings().ofMaxLength(10)));
	}

	private static Arbitrary<String> mostly(Arbitrary<String> usual, Arbitrary<String> odd) {
		return Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(1, odd));
	}

	private static Arbitrary<String> sites() {
		return mostly(Arbitraries.just(""), Arbitraries.of("cross-site", "same-site", "same-origin", "none"));
	}

}
