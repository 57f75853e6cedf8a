package io.github.corsstarter.decision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicy.Builder;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.explain.CorsExplainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an answer looks like: the exact headers, the status, the body.
 */
class CorsDecisionTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final String VARY_PREFLIGHT = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

	private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

	private static final String HEADERS = "Accept, Authorization, Content-Type, X-Requested-With";

	private static Builder shop() {
		return CorsPolicy.builder("shop").allowedOrigins(SHOP);
	}

	private static Builder open() {
		return CorsPolicy.builder("open").allowedOrigins("*");
	}

	private static Answer answer(SimpleRequest request, Builder... policies) {
		return answer(request, false, policies);
	}

	private static Answer answer(SimpleRequest request, boolean debug, Builder... policies) {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(Stream.of(policies).map(Builder::build).toList(),
				CorsSettings.DEFAULT.withDebug(debug));
		registry.advise(new CorsExplainer(registry).debugAdvice());
		CorsDecision decision = registry.decide(request);
		return new Answer(new Decided(decision), SimpleResponse.to(request, decision).headers());
	}

	private static SimpleRequest get(String... origins) {
		return SimpleRequest.get("/", origins);
	}

	private static SimpleRequest preflight(String origin, String method, String... headers) {
		SimpleRequest request = SimpleRequest.preflight("/", origin, method);
		for (String line : headers) {
			request.with("Access-Control-Request-Headers", line);
		}
		return request;
	}

	@Test
	void anAllowedRequestIsAnsweredWithItsOriginAndNothingThatIsNotConfigured() {
		Answer answer = answer(get(SHOP), shop());
		assertThat(answer.decision().status()).isZero();
		assertThat(answer.headers()).isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP, "Vary", "Origin"));
	}

	@Test
	void credentialsAndExposedHeadersAreAnsweredWhereConfigured() {
		assertThat(answer(get(SHOP), shop().allowCredentials(true).exposedHeaders("ETag", "X-Total")).headers())
			.isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP, "Access-Control-Allow-Credentials", "true",
					"Access-Control-Expose-Headers", "ETag, X-Total", "Vary", "Origin"));
	}

	@Test
	void anAllowedPreflightGetsTheFullListsSoThatTheCacheServesAllRequests() {
		Answer answer = answer(preflight(SHOP, "PUT", "content-type"), shop().exposedHeaders("ETag"));
		assertThat(answer.decision().status()).isEqualTo(204);
		assertThat(answer.headers())
			.isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP, "Access-Control-Allow-Methods", METHODS,
					"Access-Control-Allow-Headers", HEADERS, "Access-Control-Max-Age", "1800", "Vary", VARY_PREFLIGHT));
	}

	@Test
	void anAllowedPreflightWithCredentialsSaysSo() {
		assertThat(answer(preflight(SHOP, "PUT"), shop().allowCredentials(true)).headers())
			.containsEntry("Access-Control-Allow-Credentials", "true");
	}

	@Test
	void whereAnythingIsAllowedAPreflightGetsWhatItAskedFor() {
		Answer answer = answer(preflight(SHOP, "BREW", " X-A ,, x-b", "X-C"),
				shop().allowedMethods("*").allowedHeaders("*").maxAge(Duration.ZERO));
		assertThat(answer.headers()).isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP,
				"Access-Control-Allow-Methods", "BREW", "Access-Control-Allow-Headers", "X-A, x-b, X-C",
				"Access-Control-Max-Age", "0", "Vary", VARY_PREFLIGHT));
	}

	@Test
	void emptyListsAreNotWritten() {
		assertThat(answer(preflight(SHOP, "GET"), shop().allowedHeaders("*")).headers())
			.doesNotContainKey("Access-Control-Allow-Headers");
		assertThat(answer(preflight(SHOP, "GET", ""), shop().allowedHeaders()).headers())
			.doesNotContainKey("Access-Control-Allow-Headers");
	}

	@Test
	void headGoesWithGet() {
		assertThat(answer(preflight(SHOP, "HEAD"), shop().allowedMethods("PUT", "GET")).headers())
			.containsEntry("Access-Control-Allow-Methods", "PUT, GET, HEAD");
		assertThat(answer(preflight(SHOP, "HEAD"), shop().allowedMethods("PUT")).decision().isRefused()).isTrue();
	}

	@Test
	void aRefusedPreflightGetsVaryOnly() {
		for (SimpleRequest request : List.of(preflight(EVIL, "GET"), preflight(SHOP, "BREW"),
				preflight(SHOP, "GET", "x-evil"), preflight("null", "GET"))) {
			Answer answer = answer(request, shop().allowCredentials(true).exposedHeaders("ETag"));
			assertThat(answer.headers()).isEqualTo(Map.of("Vary", VARY_PREFLIGHT));
			assertThat(answer.decision().status()).isEqualTo(403);
			assertThat(answer.decision().body()).isEmpty();
		}
	}

	@Test
	void aRefusedActualRequestGetsVaryOnly() {
		for (SimpleRequest request : List.of(get(EVIL), get(SHOP, SHOP), get("null"),
				SimpleRequest.of("BREW", "/").with("Origin", SHOP))) {
			Answer answer = answer(request, shop().allowCredentials(true).exposedHeaders("ETag"));
			assertThat(answer.headers()).isEqualTo(Map.of("Vary", "Origin"));
			assertThat(answer.decision().status()).isEqualTo(403);
		}
	}

	@Test
	void aRefusedRequestIsForwardedWhereConfigured() {
		Builder policy = shop().refusedRequests(RefusedRequests.FORWARD);
		for (SimpleRequest request : List.of(get(EVIL), SimpleRequest.of("BREW", "/").with("Origin", SHOP))) {
			Answer answer = answer(request, policy);
			assertThat(answer.decision().isRefused()).isTrue();
			assertThat(answer.decision().status()).isZero();
			assertThat(answer.headers()).isEqualTo(Map.of("Vary", "Origin"));
		}
		assertThat(answer(preflight(EVIL, "GET"), policy).decision().status()).isEqualTo(403);
	}

	@Test
	void onASharedPathARefusedOriginIsForwardedOnlyIfAllAgree() {
		Builder one = shop().refusedRequests(RefusedRequests.FORWARD);
		Builder two = CorsPolicy.builder("two").allowedOrigins("https://two.example").allowedMethods("GET");
		assertThat(answer(get(EVIL), one, two).decision().status()).isEqualTo(403);
		SimpleRequest brew = SimpleRequest.of("BREW", "/");
		assertThat(answer(brew.with("Origin", SHOP), one, two).decision().status()).as("its own policy").isZero();
		two.refusedRequests(RefusedRequests.FORWARD);
		assertThat(answer(get(EVIL), one, two).decision().status()).isZero();
	}

	@Test
	void withoutOriginOnlyVaryIsWritten() {
		assertThat(answer(get(), shop().exposedHeaders("ETag")).headers()).isEqualTo(Map.of("Vary", "Origin"));
		assertThat(answer(get("https://api.example.com"), shop()).headers()).isEqualTo(Map.of("Vary", "Origin"));
	}

	@Test
	void theConstantStarIsAnsweredToEverybodyWithoutVary() {
		Map<String, String> headers = Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers",
				"ETag");
		Builder policy = open().exposedHeaders("ETag");
		assertThat(answer(get(), policy).headers()).isEqualTo(headers);
		assertThat(answer(get(EVIL), policy).headers()).isEqualTo(headers);
		assertThat(answer(get("null"), policy).headers()).isEqualTo(headers);
		assertThat(answer(get("https://api.example.com"), policy).headers()).isEqualTo(headers);
		assertThat(answer(get(EVIL), open().exposedHeaders("*")).headers())
			.isEqualTo(Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "*"));
	}

	@Test
	void theConstantStarIsAnsweredToPreflightsToo() {
		assertThat(answer(preflight(EVIL, "PUT"), open()).headers()).containsEntry("Access-Control-Allow-Origin", "*")
			.doesNotContainKey("Access-Control-Allow-Credentials");
	}

	@Test
	void theStarIsForAnyValue() {
		assertThat(answer(get("evil"), open()).headers()).isEqualTo(Map.of("Access-Control-Allow-Origin", "*"));
	}

	@Test
	void aLocalPageOfAWebViewMayBeListed() {
		Builder local = shop().allowedOrigins("file://").tolerate(CorsToleration.NULL_ORIGIN);
		assertThat(answer(get("file://"), local).headers())
			.isEqualTo(Map.of("Access-Control-Allow-Origin", "file://", "Vary", "Origin"));
		assertThat(answer(get("null"), local).headers()).isEqualTo(Map.of("Vary", "Origin"));
	}

	@Test
	void noneAllowsNobody() {
		assertThat(answer(get(SHOP), shop().allowedOrigins("none")).headers()).isEqualTo(Map.of("Vary", "Origin"));
	}

	@Test
	void theStarIsNeverAnEchoAlsoWhereAnotherPolicySharesThePath() {
		Builder shop = shop().allowCredentials(true);
		assertThat(answer(get(EVIL), open(), shop).headers())
			.isEqualTo(Map.of("Access-Control-Allow-Origin", "*", "Vary", "Origin"));
		assertThat(answer(get(SHOP), open(), shop).headers()).isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP,
				"Access-Control-Allow-Credentials", "true", "Vary", "Origin"));
		assertThat(answer(get(), open(), shop).headers()).isEqualTo(Map.of("Vary", "Origin"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "Accept; Accept | Origin", "Origin; Origin", "Accept, origin; Accept, origin",
			"*; *", "X-Origin; X-Origin | Origin" })
	void varySurvivesAndGainsTheOriginOnce(String before, String after) {
		SimpleRequest request = get(SHOP);
		CorsDecision decision = new CorsPolicyRegistry(List.of(shop().build())).decide(request);
		assertThat(SimpleResponse.to(request, decision, before).headers()).containsEntry("Vary", after);
	}

	@ParameterizedTest
	@MethodSource("requests")
	void writingTwiceIsWritingOnce(SimpleRequest request) {
		for (boolean debug : new boolean[] { false, true }) {
			CorsDecision decision = new CorsPolicyRegistry(List.of(shop().build()),
					CorsSettings.DEFAULT.withDebug(debug))
				.decide(request);
			SimpleResponse response = SimpleResponse.to(request, decision);
			Map<String, String> once = response.headers();
			decision.writeHeaders(request, response);
			assertThat(response.headers()).isEqualTo(once);
		}
	}

	static List<SimpleRequest> requests() {
		return List.of(get(), get(SHOP), get(EVIL), preflight(SHOP, "PUT", "accept"), preflight(SHOP, "BREW"),
				preflight(EVIL, "PUT"));
	}

	@Test
	void inDebugModeTheBrowserIsToldWhy() {
		Answer actual = answer(get(EVIL), true, shop());
		assertThat(actual.decision().status()).isEqualTo(403);
		assertThat(actual.headers()).isEqualTo(Map.of("Cors-Refusal",
				"ORIGIN_NOT_ALLOWED; value=\"https://evil.example\"; property=\"allowed-origins\"", "Vary", "Origin"));
		Answer origin = answer(preflight(EVIL, "PUT"), true, shop());
		assertThat(origin.decision().status()).isEqualTo(204);
		assertThat(origin.headers()).containsOnlyKeys("Cors-Refusal", "Vary");
	}

	@Test
	void inDebugModeAPreflightIsAnsweredAsFarAsItGot() {
		Answer method = answer(preflight(SHOP, "BREW"), true, shop().allowCredentials(true));
		assertThat(method.decision().status()).isEqualTo(204);
		assertThat(method.headers()).isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP,
				"Access-Control-Allow-Credentials", "true", "Access-Control-Allow-Methods", METHODS, "Cors-Refusal",
				"METHOD_NOT_ALLOWED; value=\"BREW\"; property=\"allowed-methods\"", "Vary", VARY_PREFLIGHT));
		Answer header = answer(preflight(SHOP, "PUT", "x-evil"), true, shop());
		assertThat(header.headers()).isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP,
				"Access-Control-Allow-Methods", METHODS, "Access-Control-Allow-Headers", HEADERS, "Cors-Refusal",
				"HEADER_NOT_ALLOWED; value=\"x-evil\"; property=\"allowed-headers\"", "Vary", VARY_PREFLIGHT));
	}

	@Test
	void inDebugModeTheScriptIsToldWhatNoPropertyHelpsAgainst() {
		assertThat(answer(preflight(SHOP, "patch"), true, shop()).headers()).containsEntry("Cors-Refusal",
				"METHOD_NOT_ALLOWED; value=\"patch\"; request=\"Methods are case-sensitive, and browsers send this one as "
						+ "it is written: make the script write `PATCH`.\"");
		assertThat(answer(preflight(SHOP, "patch"), true, shop().allowedMethods("GET")).headers()).containsEntry(
				"Cors-Refusal",
				"METHOD_NOT_ALLOWED; value=\"patch\"; property=\"allowed-methods\"; request=\"Methods are "
						+ "case-sensitive, and browsers send this one as it is written: make the script write "
						+ "`PATCH`.\"");
		assertThat(answer(preflight(SHOP, "PUT", "*"), true, shop()).headers().get("Cors-Refusal"))
			.startsWith("HEADER_NOT_ALLOWED; value=\"*\"; request=\"Leave `*` out of the request.");
		assertThat(answer(get("http://shop.example.com"), true, shop().allowCredentials(true)).headers()
			.get("Cors-Refusal")).endsWith("; property=\"allowed-origins\"; property=\"tolerate\"");
	}

	@Test
	void inDebugModeARegistryThatNobodyAdvisesSaysTheReasonAlone() {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(shop().build()),
				CorsSettings.DEFAULT.withDebug(true));
		SimpleRequest request = preflight(SHOP, "patch");
		assertThat(SimpleResponse.to(request, registry.decide(request)).headers()).containsEntry("Cors-Refusal",
				"METHOD_NOT_ALLOWED; value=\"patch\"");
	}

	@Test
	void inDebugModeAMalformedMethodIsNeverEchoed() {
		Answer answer = answer(preflight(SHOP, "P\r\nSet-Cookie: a=b\""), true, shop().allowedMethods("*"));
		assertThat(answer.headers()).isEqualTo(Map.of("Access-Control-Allow-Origin", SHOP, "Cors-Refusal",
				"METHOD_MALFORMED; value=\"P??Set-Cookie: a=b?\"", "Vary", VARY_PREFLIGHT));
	}

	@Test
	void inDebugModeWhatIsAllowedIsAnsweredAsEver() {
		for (SimpleRequest request : List.of(get(), get(SHOP), preflight(SHOP, "PUT"))) {
			assertThat(answer(request, true, shop()).headers()).isEqualTo(answer(request, shop()).headers());
		}
	}

	@Test
	void theBodyOfARefusalIsAProblemDetailWithoutTextOfTheRequest() {
		JsonNode body = JsonMapper.shared().readTree(answer(get("\"}<script>"), shop()).decision().body());
		assertThat(body).isEqualTo(JsonMapper.shared()
			.readTree("{\"title\":\"CORS request refused\",\"status\":403,"
					+ "\"detail\":\"The Origin header is not an origin as browsers send it.\","
					+ "\"reason\":\"ORIGIN_MALFORMED\"}"));
	}

	@ParameterizedTest
	@EnumSource
	void everyReasonFitsIntoTheBody(CorsRefusalReason reason) {
		PathOwner owner = PathOwner.of("/**", List.of(new CompiledPolicy(shop().build())), null);
		Refused decision = new Refused(false, owner, null, reason, "\"\\");
		JsonNode body = JsonMapper.shared().readTree(decision.body());
		assertThat(body.get("reason").asString()).isEqualTo(reason.name());
		assertThat(body.get("detail").asString()).isEqualTo(reason.sentence()).endsWith(".");
		assertThat(body.get("status").asInt()).isEqualTo(403);
		assertThat(new Refused(true, owner, null, reason, "").body()).isEmpty();
	}

	@Test
	void whatIsNotRefusedHasNeitherBodyNorReason() {
		for (SimpleRequest request : List.of(get(), get(SHOP), preflight(SHOP, "PUT"))) {
			Decided decision = answer(request, shop()).decision();
			assertThat(decision.body()).isEmpty();
			assertThat(decision.reason()).isNull();
			assertThat(decision.value()).isNull();
		}
	}

	@Test
	void whatIsShownOfARequestIsBoundedAndClean() {
		Decided decision = answer(get("\r\n\"".repeat(100_000)), shop()).decision();
		assertThat(decision.value()).hasSize(100).matches("\\?{97}\\.\\.\\.");
		assertThat(decision.toString()).isEqualTo("REFUSED ORIGIN_MALFORMED; value=\"" + decision.value() + "\"");
	}

	@ParameterizedTest
	@CsvSource({ "Access-Control-Allow-Origin, true", "access-control-anything, true", "ACCESS-CONTROL-MAX-AGE, true",
			"Access-Control, false", "Vary, false", "X-Access-Control-Allow-Origin, false", "'', false" })
	void theHeadersOfTheProtocolBelongToTheDecision(String name, boolean owned) {
		assertThat(CorsDecision.isCorsHeader(name)).isEqualTo(owned);
	}

	@Test
	void aPolicyIsNotChangedByItsBuilders() {
		CorsPolicy policy = shop().build();
		UnaryOperator<Builder> change = (builder) -> builder.paths("/x").allowedOrigins("*").allowedMethods("*");
		assertThat(change.apply(policy.toBuilder()).build().properties()).isNotEqualTo(policy.properties());
		assertThat(policy.properties()).isEqualTo(shop().build().properties());
		Builder builder = shop();
		CorsPolicy before = builder.build();
		change.apply(builder);
		assertThat(before.properties()).isEqualTo(policy.properties());
	}

	record Answer(Decided decision, Map<String, String> headers) {

	}

}
