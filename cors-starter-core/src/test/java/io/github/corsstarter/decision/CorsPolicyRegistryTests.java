package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsDecision.Outcome;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which policy decides, what is no CORS request at all, and which check comes first.
 */
class CorsPolicyRegistryTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String PARTNER = "https://partner.example.org";

	private static final CorsPolicy STOREFRONT = CorsPolicy.builder("storefront")
		.paths("/api/**")
		.allowedOrigins(SHOP, "https://*.preview.example.com")
		.allowCredentials(true)
		.exposedHeaders("ETag")
		.build();

	private static final CorsPolicy PARTNERS = CorsPolicy.builder("partner")
		.paths("/api/**")
		.allowedOrigins(PARTNER)
		.allowedMethods("GET")
		.build();

	private static final CorsPolicy OPEN = CorsPolicy.builder("open-data")
		.paths("/open/**", "/api/open/**")
		.allowedOrigins("*")
		.build();

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(STOREFRONT, PARTNERS, OPEN),
			CorsSettings.DEFAULT.withSelfOrigins(List.of("https://www.example.com")));

	private Decided decide(SimpleRequest request) {
		return decide(this.registry, request);
	}

	private static Decided decide(CorsPolicyRegistry registry, SimpleRequest request) {
		return new Decided(registry.decide(request));
	}

	@Test
	void aSnapshotStaysWhatTheRegistryWas() {
		CorsPolicyRegistry snapshot = this.registry.snapshot();
		this.registry.replace(List.of(OPEN), CorsSettings.DEFAULT.withDebug(true), List.of());
		assertThat(decide(snapshot, SimpleRequest.get("/api/x", SHOP)).outcome()).isEqualTo(Outcome.ALLOWED);
		assertThat(decide(SimpleRequest.get("/api/x", SHOP)).outcome()).isEqualTo(Outcome.NO_POLICY);
		assertThat(snapshot.settings().debug()).isFalse();
		assertThat(snapshot.revision()).isEqualTo(1);
	}

	@Test
	void policiesAndSettingsAreReplacedTogetherOrNotAtAll() {
		CorsPolicy invalid = CorsPolicy.builder("invalid").allowedOrigins("https://a.example.com/").build();
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> this.registry.replace(List.of(invalid), CorsSettings.DEFAULT.withDebug(true), List.of()));
		assertThat(this.registry.settings().debug()).isFalse();
		assertThat(this.registry.policies()).contains(STOREFRONT);
		assertThat(this.registry.revision()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/apis", "/other", "", "*", "/API/x" })
	void aPathWithoutPolicyPassesUntouchedPreflightsIncluded(String path) {
		for (SimpleRequest request : List.of(SimpleRequest.get(path), SimpleRequest.get(path, SHOP),
				SimpleRequest.get(path, "evil"), SimpleRequest.preflight(path, SHOP, "PUT"))) {
			Decided decision = decide(request);
			assertThat(decision.outcome()).isEqualTo(Outcome.NO_POLICY);
			assertThat(decision.status()).isZero();
			assertThat(decision.path()).isNull();
			assertThat(decision.policy()).isNull();
			assertThat(decision.candidates()).isEmpty();
			assertThat(decision.isCors()).isFalse();
			assertThat(decision.isPreflight()).isFalse();
			assertThat(SimpleResponse.to(request, decision.decision()).headers()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/api/x, https://shop.example.com, storefront, /api/**",
			"/api, https://a.b.preview.example.com, storefront, /api/**",
			"/api/x, https://partner.example.org, partner, /api/**",
			"/open/x, https://anybody.example, open-data, /open/**",
			"/api/open/x, https://shop.example.com, open-data, /api/open/**" })
	void pathAndOriginFindThePolicy(String path, String origin, String policy, String pattern) {
		Decided decision = decide(SimpleRequest.get(path, origin));
		assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
		assertThat(decision.policy()).extracting(CorsPolicy::name).isEqualTo(policy);
		assertThat(decision.path()).isEqualTo(pattern);
	}

	@Test
	void theOrderOfDeclarationDecidesNothing() {
		CorsPolicyRegistry reversed = new CorsPolicyRegistry(List.of(OPEN, PARTNERS, STOREFRONT));
		for (String origin : List.of(SHOP, PARTNER, "https://x.preview.example.com", "https://evil.example")) {
			for (String path : List.of("/api/x", "/open", "/api/open", "/x")) {
				SimpleRequest request = SimpleRequest.get(path, origin);
				assertThat(decide(reversed, request)).hasToString(decide(request).toString());
				assertThat(decide(reversed, request).policy()).isSameAs(decide(request).policy());
			}
		}
	}

	@Test
	void amongPoliciesOfOnePathTheCloserOriginWins() {
		CorsPolicyRegistry shared = new CorsPolicyRegistry(List.of(policy("any", "*"),
				policy("all", "https://*.example"), policy("team", "https://*.team.example"),
				policy("one", "https://a.team.example"), policy("ports", "https://a.team.example:*")));
		assertThat(owner(shared, "https://a.team.example")).isEqualTo("one");
		assertThat(owner(shared, "https://a.team.example:1")).isEqualTo("ports");
		assertThat(owner(shared, "https://b.team.example")).isEqualTo("team");
		assertThat(owner(shared, "https://b.example")).isEqualTo("all");
		assertThat(owner(shared, "https://example")).isEqualTo("any");
		assertThat(owner(shared, "null")).isEqualTo("any");
	}

	private static CorsPolicy policy(String name, String origin) {
		return CorsPolicy.builder(name).allowedOrigins(origin).build();
	}

	private static String owner(CorsPolicyRegistry registry, String origin) {
		CorsPolicy policy = decide(registry, SimpleRequest.get("/", origin)).policy();
		return (policy != null) ? policy.name() : null;
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "OPTIONS", "BREW" })
	void aRequestWithoutOriginIsNoCors(String method) {
		SimpleRequest request = SimpleRequest.of(method, "/api/x").with("Access-Control-Request-Method", "PUT");
		Decided decision = decide(request);
		assertThat(decision.outcome()).isEqualTo(Outcome.NO_ORIGIN);
		assertThat(decision.isCors()).isFalse();
		assertThat(decision.isPreflight()).isFalse();
		assertThat(decision.status()).isZero();
		assertThat(decision.path()).isEqualTo("/api/**");
		assertThat(decision.candidates()).containsExactly(STOREFRONT, PARTNERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.example.com", "https://www.example.com" })
	void theApplicationsOwnOriginsAreNoCors(String origin) {
		assertThat(decide(SimpleRequest.get("/api/x", origin)).outcome()).isEqualTo(Outcome.SAME_ORIGIN);
		assertThat(decide(SimpleRequest.of("BREW", "/api/x").with("Origin", origin)).status()).isZero();
		assertThat(decide(SimpleRequest.preflight("/api/x", origin, "PUT")).isPreflight()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://api.example.com", "https://api.example.com:8443", "https://api.example.com.evil",
			"https://www.example.com:8443", "http://www.example.com", "https://WWW.example.com" })
	void almostTheOwnOriginIsForeign(String origin) {
		assertThat(decide(SimpleRequest.get("/api/x", origin)).isRefused()).isTrue();
	}

	@Test
	void theBrowserSaysThatARequestIsOfTheSameOrigin() {
		SimpleRequest request = SimpleRequest.get("/api/x", "https://behind.proxy.example");
		assertThat(decide(request).isRefused()).isTrue();
		assertThat(decide(request.with("Sec-Fetch-Site", "same-origin")).outcome()).isEqualTo(Outcome.SAME_ORIGIN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "same-site", "cross-site", "none", "", "Same-Origin", "same-origin " })
	void nothingElseThatTheBrowserSaysMatters(String site) {
		SimpleRequest request = SimpleRequest.get("/api/x", "https://evil.example").with("Sec-Fetch-Site", site);
		assertThat(decide(request).reason()).isEqualTo(CorsRefusalReason.ORIGIN_NOT_ALLOWED);
	}

	@ParameterizedTest
	@CsvSource({ "https://evil.example, ORIGIN_NOT_ALLOWED", "https://shop.example.com:8443, ORIGIN_NOT_ALLOWED",
			"http://shop.example.com, ORIGIN_NOT_ALLOWED", "null, ORIGIN_NULL", "NULL, ORIGIN_MALFORMED",
			"'', ORIGIN_MALFORMED", "https://shop.example.com/, ORIGIN_MALFORMED", "*, ORIGIN_MALFORMED",
			"'https://shop.example.com, https://shop.example.com', ORIGIN_MALFORMED" })
	void theOriginIsCheckedFirst(String origin, CorsRefusalReason reason) {
		SimpleRequest preflight = SimpleRequest.preflight("/api/x", origin, "<bad>")
			.with("Access-Control-Request-Headers", "<bad>");
		for (SimpleRequest request : List.of(SimpleRequest.get("/api/x", origin), preflight,
				SimpleRequest.of("<bad>", "/api/x").with("Origin", origin))) {
			Decided decision = decide(request);
			assertThat(decision.reason()).isEqualTo(reason);
			assertThat(decision.value()).isEqualTo(origin);
			assertThat(decision.policy()).as("several share the path").isNull();
			assertThat(decision.status()).isEqualTo(403);
		}
	}

	@Test
	void moreThanOneOriginIsRefusedEvenIfEachIsAllowed() {
		Decided decision = decide(SimpleRequest.get("/api/x", SHOP, SHOP));
		assertThat(decision.reason()).isEqualTo(CorsRefusalReason.ORIGIN_REPEATED);
		assertThat(decide(SimpleRequest.get("/open/x", SHOP, PARTNER)).reason())
			.isEqualTo(CorsRefusalReason.ORIGIN_REPEATED);
		assertThat(
				decide(SimpleRequest.preflight("/api/x", SHOP, "PUT").with("Origin", "https://evil.example")).reason())
			.isEqualTo(CorsRefusalReason.ORIGIN_REPEATED);
	}

	@Test
	void moreThanOneOriginIsRefusedEvenIfTheBrowserSaysSameOrigin() {
		SimpleRequest request = SimpleRequest.get("/api/x", "https://evil.example", SHOP);
		assertThat(decide(request.with("Sec-Fetch-Site", "same-origin")).reason())
			.isEqualTo(CorsRefusalReason.ORIGIN_REPEATED);
	}

	@ParameterizedTest
	@CsvSource({ "PUT, x-evil, HEADER_NOT_ALLOWED, x-evil", "PUT, 'accept, x evil', HEADERS_MALFORMED, x evil",
			"BREW, x-evil, METHOD_NOT_ALLOWED, BREW", "put, x-evil, METHOD_NOT_ALLOWED, put",
			"P T, x-evil, METHOD_MALFORMED, P T", "'', x-evil, METHOD_MALFORMED, ''" })
	void aPreflightIsCheckedForItsMethodThenItsHeaders(String method, String headers, CorsRefusalReason reason,
			String value) {
		Decided decision = decide(
				SimpleRequest.preflight("/api/x", SHOP, method).with("Access-Control-Request-Headers", headers));
		assertThat(decision.isPreflight()).isTrue();
		assertThat(decision.reason()).isEqualTo(reason);
		assertThat(decision.value()).isEqualTo(value);
		assertThat(decision.policy()).isSameAs(STOREFRONT);
		assertThat(decision.status()).isEqualTo(403);
	}

	@Test
	void twoRequestedMethodsAreNone() {
		SimpleRequest request = SimpleRequest.preflight("/api/x", SHOP, "PUT")
			.with("Access-Control-Request-Method", "PUT");
		assertThat(decide(request).reason()).isEqualTo(CorsRefusalReason.METHOD_MALFORMED);
	}

	@Test
	void tooManyRequestedHeadersAreRefused() {
		SimpleRequest request = SimpleRequest.preflight("/api/x", SHOP, "PUT")
			.with("Access-Control-Request-Headers", "accept,".repeat(600));
		assertThat(decide(request).reason()).isEqualTo(CorsRefusalReason.HEADERS_TOO_LONG);
		assertThat(decide(request).value()).hasSize(100);
	}

	@ParameterizedTest
	@CsvSource({ "GET, true", "HEAD, true", "POST, false", "OPTIONS, true", "get, false", "BREW, false" })
	void anActualRequestIsCheckedForItsMethod(String method, boolean allowed) {
		Decided decision = decide(SimpleRequest.of(method, "/api/x").with("Origin", PARTNER));
		assertThat(decision.isPreflight()).isFalse();
		assertThat(decision.isRefused()).isEqualTo(!allowed);
		assertThat(decision.reason()).isEqualTo(allowed ? null : CorsRefusalReason.METHOD_NOT_ALLOWED);
		assertThat(decision.policy()).isSameAs(PARTNERS);
	}

	@Test
	void optionsIsOnlyAPreflightWithARequestedMethod() {
		SimpleRequest options = SimpleRequest.of("OPTIONS", "/api/x").with("Origin", SHOP);
		assertThat(decide(options).isPreflight()).isFalse();
		assertThat(decide(options).status()).isZero();
		assertThat(decide(options.with("Access-Control-Request-Method", "GET")).isPreflight()).isTrue();
		assertThat(decide(SimpleRequest.get("/api/x", SHOP).with("Access-Control-Request-Method", "BREW")).outcome())
			.isEqualTo(Outcome.ALLOWED);
	}

	@Test
	void aPreflightForOptionsNeedsItListed() {
		assertThat(decide(SimpleRequest.preflight("/api/x", SHOP, "OPTIONS")).reason())
			.isEqualTo(CorsRefusalReason.METHOD_NOT_ALLOWED);
	}

	@Test
	void policiesAreListedInTheOrderInWhichTheyMatch() {
		assertThat(this.registry.policies()).containsExactly(OPEN, STOREFRONT, PARTNERS);
		assertThat(this.registry.policy("partner")).isSameAs(PARTNERS);
		assertThat(this.registry.policy("none")).isNull();
		assertThat(this.registry.settings().selfOrigins()).isEqualTo(Set.of("https://www.example.com"));
		assertThat(this.registry.settings().debug()).isFalse();
		assertThat(this.registry.warnings()).isEmpty();
	}

	@Test
	void policiesAreReplacedAsAWhole() {
		this.registry.replace(List.of(policy("new", "https://new.example")));
		assertThat(this.registry.revision()).isEqualTo(2);
		assertThat(this.registry.policies()).extracting(CorsPolicy::name).containsExactly("new");
		assertThat(decide(SimpleRequest.get("/api/x", SHOP)).isRefused()).isTrue();
		assertThat(decide(SimpleRequest.get("/api/x", "https://new.example")).isRefused()).isFalse();
	}

	@Test
	void invalidPoliciesReplaceNothing() {
		List<CorsPolicy> before = this.registry.policies();
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> this.registry.replace(List.of(policy("ok", "https://new.example"), policy("bad", "bad"))))
			.satisfies((ex) -> assertThat(ex.violations()).hasSize(1))
			.satisfies((ex) -> assertThat(ex.policies()).hasSize(2));
		assertThat(this.registry.revision()).isEqualTo(1);
		assertThat(this.registry.policies()).isEqualTo(before);
		assertThat(decide(SimpleRequest.get("/api/x", SHOP)).isRefused()).isFalse();
	}

	@Test
	void findingsAboutPropertiesStayUntilTheirPolicyIsReplaced() {
		CorsViolation general = finding("");
		CorsViolation storefront = finding("storefront");
		CorsViolation partner = finding("partner");
		CorsViolation misspelled = finding("storefrnt");
		CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(STOREFRONT, PARTNERS), CorsSettings.DEFAULT,
				List.of(general, storefront, partner, misspelled));
		CorsPolicy other = PARTNERS.toBuilder().allowedMethods("GET", "PUT").build();
		registry.replace(List.of(STOREFRONT.toBuilder().build(), other));
		assertThat(registry.warnings()).containsExactly(general, storefront, misspelled);
		registry.replace(List.of(OPEN));
		assertThat(registry.warnings()).containsExactly(general, misspelled);
		registry.apply(CorsSettings.DEFAULT.withDebug(true));
		assertThat(registry.warnings()).containsExactly(general, misspelled);
		registry.replace(List.of(STOREFRONT, PARTNERS));
		assertThat(registry.warnings()).containsExactly(general, storefront, partner, misspelled);
	}

	@Test
	void warningsOfValidationAreThoseOfThePresentPolicies() {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(
				List.of(policy("covered", "*").toBuilder().allowedOrigins("*", SHOP).build()));
		assertThat(registry.warnings()).extracting(CorsViolation::policy).containsExactly("covered");
		registry.replace(List.of(policy("fine", SHOP)));
		assertThat(registry.warnings()).isEmpty();
	}

	private static CorsViolation finding(String policy) {
		return new CorsViolation(OddCode.ODD, policy, "cors." + policy, null, null, null, "Sentence.", "Repair.",
				List.of(), null, null);
	}

	@Test
	void aRegistryMayBeEmpty() {
		CorsPolicyRegistry empty = new CorsPolicyRegistry(List.of());
		assertThat(empty.policies()).isEmpty();
		assertThat(empty.revision()).isEqualTo(1);
		assertThat(empty.decide(SimpleRequest.get("/", SHOP)).outcome()).isEqualTo(Outcome.NO_POLICY);
	}

	@Test
	void everyListenerHearsADecision() {
		StringBuilder heard = new StringBuilder();
		CorsDecisionListener one = (request, decision) -> heard.append("one ").append(decision.outcome()).append(' ');
		CorsDecisionListener two = (request, decision) -> heard.append("two ").append(request.path());
		SimpleRequest request = SimpleRequest.get("/api/x", SHOP);
		CrossOriginDecision decision = (CrossOriginDecision) this.registry.decide(request);
		CorsDecisionListener.of(List.of(one, two)).onDecision(request, decision);
		assertThat(heard).hasToString("one ALLOWED two /api/x");
		CorsDecisionListener.of(List.of()).onDecision(request, decision);
	}

	@Test
	void aListenerThatThrowsHarmsNobodyAndTheOthersHearOfIt() {
		List<Object> heard = new ArrayList<>();
		CorsDecisionListener broken = (request, decision) -> {
			throw new IllegalStateException("broken");
		};
		CorsDecisionListener other = new CorsDecisionListener() {

			@Override
			public void onDecision(CorsRequest request, CrossOriginDecision decision) {
				heard.add(decision.outcome());
			}

			@Override
			public void onFailure(CorsDecisionListener listener, RuntimeException failure) {
				heard.add(listener);
				throw failure;
			}

		};
		SimpleRequest request = SimpleRequest.get("/api/x", SHOP);
		CorsDecisionListener.of(List.of(broken, other))
			.onDecision(request, (CrossOriginDecision) this.registry.decide(request));
		assertThat(heard).containsExactly(broken, Outcome.ALLOWED);
	}

	/**
	 * A finding outside of validation.
	 */
	private enum OddCode implements CorsViolation.Code {

		ODD;

		@Override
		public CorsViolation.Severity severity() {
			return CorsViolation.Severity.WARNING;
		}

	}

}
