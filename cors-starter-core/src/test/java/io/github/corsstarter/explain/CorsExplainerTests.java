package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightCacheTimes;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplanation.Alternative;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.explain.CorsExplanation.Step;
import io.github.corsstarter.explain.CorsExplanation.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.corsstarter.explain.Situation.PARTNER;
import static io.github.corsstarter.explain.Situation.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link CorsExplainer}.
 */
@Tag("once")
class CorsExplainerTests {

	private static final String EVIL = "https://evil.test";

	@Test
	void answersAsThePersonWhoReadItExpects() {
		StringBuilder answers = new StringBuilder();
		situations().forEach((name, situation) -> answers.append(Transcript.of(name, situation.explain())));
		Transcript.assertMatches("situations", answers.toString());
	}

	static Map<String, Situation> situations() {
		Map<String, Situation> situations = new LinkedHashMap<>();
		situations.put("simple", Situation.of("GET", "/api/x", SHOP));
		situations.put("after preflight", Situation.of("PUT", "/api/x", SHOP).credentials());
		situations.put("same origin", Situation.of("PUT", "/api/x", "https://api.example.com"));
		situations.put("forbidden method", Situation.of("trace", "/api/x", SHOP));
		situations.put("foreign origin on a shared path", Situation.of("GET", "/api/x", EVIL));
		situations.put("foreign origin, preflight", Situation.of("DELETE", "/reports", EVIL));
		situations.put("foreign origin, forwarded", Situation.of("GET", "/reports", EVIL));
		situations.put("misspelled origin", Situation.of("GET", "/reports", "https://shop.exmaple.com"));
		situations.put("insecure origin with credentials", Situation.of("GET", "/api/x", "http://intranet.test"));
		situations.put("null", Situation.of("GET", "/api/x", "null"));
		situations.put("no origin of any browser", Situation.of("GET", "/reports", "https://1.2.3"));
		situations.put("slash and upper case", Situation.of("GET", "/reports", "https://App.example.com/"));
		situations.put("no scheme", Situation.of("GET", "/api/x", "shop.example.com"));
		situations.put("default port", Situation.of("GET", "/api/x", "https://shop.example.com:443"));
		situations.put("pattern", Situation.of("GET", "/api/x", "https://*.preview.example.com"));
		situations.put("several", Situation.of("GET", "/api/x", SHOP + ", " + PARTNER));
		situations.put("hostile", Situation.of("GET", "/api/x", "\r\nSet-Cookie: \u001B[31m\u00e9"));
		situations.put("method, preflight", Situation.of("PUT", "/api/x", PARTNER));
		situations.put("method, no preflight", Situation.of("POST", "/api/x", PARTNER));
		situations.put("method beside the default", Situation.of("QUERY", "/api/x", SHOP));
		situations.put("method in lower case", Situation.of("patch", "/api/x", SHOP));
		situations.put("all headers at once",
				Situation.of("GET", "/api/x", SHOP).headers("X-Trace", "X-Api-Key", "Content-Type"));
		situations.put("everything at once", Situation.of("PUT", "/api/x", PARTNER).headers("X-Api-Key").credentials());
		situations.put("not allowed, sent", Situation.of("GET", "/api/x", PARTNER).credentials());
		situations.put("not allowed, not sent", Situation.of("PUT", "/reports", SHOP).credentials());
		situations.put("any origin", Situation.of("GET", "/open/x", PARTNER).credentials());
		situations.put("misspelled path", Situation.of("GET", "/aip/x", SHOP));
		situations.put("context path", Situation.of("GET", "/shop/api/x", SHOP));
		return situations;
	}

	@Test
	void saysSoWhereNothingIsConfigured() {
		CorsExplanation explanation = Situation.of("GET", "/api/x", SHOP).explain(new CorsPolicyRegistry(List.of()));
		assertThat(explanation.summary())
			.isEqualTo("No policy owns `/api/x`. Whether anything else adds CORS headers here is not known: that is up "
					+ "to the application. No policy is configured: set `cors.allowed-origins`.");
		assertThat(explanation.browser().readable()).isNull();
		assertThat(explanation.path()).isNull();
		assertThat(explanation.fixes()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("requests")
	void everyAdviceThatIsFollowedLetsTheRequestPassAndTheApplicationStart(Situation situation) {
		for (PolicyChange change : situation.choice().changes()) {
			if (!change.isPossible() || !change.requestChanges().isEmpty()) {
				continue;
			}
			List<CorsPolicy> policies = new ArrayList<>(Situation.policies());
			policies.replaceAll((policy) -> policy.name().equals(change.policy().name()) ? change.changed() : policy);
			CorsExplanation explanation = situation.explain(new CorsPolicyRegistry(policies));
			assertThat(explanation.browser().readable()).as(change.fixes().toString()).isTrue();
		}
	}

	static List<Situation> requests() {
		List<Situation> requests = new ArrayList<>();
		for (String origin : List.of(SHOP, PARTNER, EVIL, "null", "http://intranet.test", "https://shop.exmaple.com",
				"https://pr-7.preview.example.com", "https://1.2.3", "capacitor://localhost",
				"http://localhost:4200")) {
			for (String path : List.of("/api/x", "/open/x", "/reports")) {
				for (String method : List.of("GET", "POST", "PUT", "patch", "QUERY", "OPTIONS", "*", "get")) {
					requests.add(Situation.of(method, path, origin));
					requests.add(Situation.of(method, path, origin).headers("X-Trace", "Authorization"));
					requests.add(Situation.of(method, path, origin).headers("X-Trace").credentials());
				}
			}
		}
		return requests;
	}

	@Test
	void stepsOfRequestThatPassesNameTheEntryThatAllowsIt() {
		CorsExplanation explanation = Situation.of("PUT", "/api/x", "https://pr-7.preview.example.com")
			.headers("Content-Type:application/json")
			.credentials()
			.explain();
		assertThat(details(explanation))
			.containsEntry("path",
					"PASSED The most specific pattern is `/api/**`, of " + "policies `storefront` and `partner`.")
			.containsEntry("origin",
					"PASSED Policy `storefront` allows it by `https://*.preview.example.com` (application.yml:7).")
			.containsEntry("preflight",
					"PASSED The browser asks first, because of the method `PUT` and the header `content-type`.")
			.containsEntry("preflight method", "PASSED The policy allows it.")
			.containsEntry("preflight headers", "PASSED The policy allows it.")
			.containsEntry("request method", "PASSED The policy allows it.")
			.containsEntry("credentials",
					"PASSED `cors.policies.storefront.allow-credentials` (application.yml:12) is `true`.")
			.containsEntry("browser", "PASSED The script may read the response.")
			.containsEntry("response headers",
					"PASSED The script sees `Cache-Control`, `Content-Language`, `Content-Length`, `Content-Type`, "
							+ "`Expires`, `Last-Modified` and `Pragma`, and also `etag`; list what else it "
							+ "needs in `cors.policies.storefront.exposed-headers` (application.yml:11).");
	}

	@Test
	void stepsAfterTheFailureAreSkipped() {
		CorsExplanation explanation = Situation.of("PUT", "/api/x", PARTNER).headers("X-Api-Key").explain();
		assertThat(verdicts(explanation)).containsExactly("path PASSED", "same origin SKIPPED", "origin PASSED",
				"preflight PASSED", "preflight method FAILED", "preflight headers SKIPPED", "request method SKIPPED",
				"credentials SKIPPED", "browser FAILED", "response headers SKIPPED");
		assertThat(details(explanation)).containsEntry("preflight method",
				"FAILED METHOD_NOT_ALLOWED: policy `partner` on `/api/**` does not allow the method `PUT`.");
	}

	@Test
	void everySituationHasTheSameStepsInTheSameOrder() {
		situations().values()
			.forEach((situation) -> assertThat(situation.explain().steps()).extracting(Step::name)
				.containsExactly("path", "same origin", "origin", "preflight", "preflight method", "preflight headers",
						"request method", "credentials", "browser", "response headers"));
	}

	@Test
	void failingRequestHasFailingStepUnlessNoPolicyOwnsIt() {
		situations().values().forEach((situation) -> {
			CorsExplanation explanation = situation.explain();
			long failed = explanation.steps().stream().filter((step) -> step.verdict() == Verdict.FAILED).count();
			assertThat(failed > 0).as(explanation.summary())
				.isEqualTo(Boolean.FALSE.equals(explanation.browser().readable()));
		});
	}

	@Test
	void browserKeepsForbiddenHeadersForItself() {
		CorsExplanation explanation = Situation.of("GET", "/api/x", SHOP)
			.headers("Sec-Fetch-Site:same-origin", "Origin:" + EVIL, "Access-Control-Request-Method:PUT",
					"X-HTTP-Method-Override:trace", "Accept:text/html")
			.explain();
		assertThat(explanation.actual().requestHeaders()).containsExactly(new HeaderField("Origin", SHOP),
				new HeaderField("Accept", "text/html"));
		assertThat(explanation.actual().outcome()).isEqualTo("ALLOWED");
		assertThat(explanation.browser().preflightNeeded()).isFalse();
		assertThat(explanation.browser().notes()).containsExactly("Browsers leave out `Sec-Fetch-Site`, `Origin`, "
				+ "`Access-Control-Request-Method` and `X-HTTP-Method-Override`, which scripts cannot set.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECT", "TRACE", "Track" })
	void forbiddenMethodIsNoMatterOfConfiguration(String method) {
		CorsExplanation explanation = Situation.of(method, "/api/x", PARTNER).explain();
		assertThat(explanation.fixes()).isEmpty();
		assertThat(explanation.browser().sent()).isFalse();
		assertThat(explanation.browser().notes())
			.containsExactly("Browsers throw a TypeError for this method and send nothing.");
	}

	@Test
	void sameOriginIsReadableWithoutPreflight() {
		CorsExplanation explanation = Situation.of("PUT", "/api/x", "https://api.example.com").explain();
		assertThat(explanation.browser().readable()).isTrue();
		assertThat(explanation.browser().preflightNeeded()).isFalse();
		assertThat(explanation.actual().outcome()).isEqualTo("SAME_ORIGIN");
		assertThat(details(explanation)).containsEntry("response headers", "SKIPPED The script sees all of them.");
	}

	@Test
	void consoleMessageIsTheOneOfChromium() {
		assertThat(Situation.of("GET", "/reports", EVIL).explain().browser().consoleMessage())
			.isEqualTo("Access to fetch at 'https://api.example.com/reports' from origin 'https://evil.test' has been "
					+ "blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested "
					+ "resource.");
		assertThat(Situation.of("GET", "/reports", SHOP).explain().browser().consoleMessage()).isNull();
	}

	@Test
	void wholeUrlsAreTakenFromTheConsole() {
		CorsExplanation explanation = Situation.of("GET", "http://localhost:8080/reports?year=2026#top", EVIL)
			.explain();
		assertThat(explanation.path()).isEqualTo(Situation.of("GET", "/reports", EVIL).explain().path());
		assertThat(explanation.browser().consoleMessage())
			.startsWith("Access to fetch at 'http://localhost:8080/reports' from origin 'https://evil.test' has been ");
		assertThat(Situation.of("GET", "https://api.example.net", EVIL).explain().actual())
			.isEqualTo(Situation.of("GET", "/", EVIL).explain().actual());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://shop.example.net/reports", "HTTPS://Shop.Example.NET/reports",
			"https://shop.example.net:443/reports" })
	void consoleMessageHasTheAddressAsTheBrowserWritesIt(String url) {
		assertThat(Situation.of("GET", url, EVIL).explain().browser().consoleMessage())
			.startsWith("Access to fetch at 'https://shop.example.net/reports' from origin ");
	}

	@Test
	void pagesOfTheUrlItselfAreOfTheSameOrigin() {
		assertThat(Situation.of("PUT", EVIL + "/api/x", EVIL).explain().summary())
			.isEqualTo("`https://evil.test` is where the request goes, so this is not a cross-origin request, and "
					+ "nothing is checked.");
		assertThat(Situation.of("PUT", "http://evil.test/api/x", EVIL).explain().actual().reason())
			.isEqualTo("ORIGIN_NOT_ALLOWED");
	}

	@Test
	void debugModeLetsTheConsoleNameTheFailingStep() {
		assertThat(Situation.of("GET", "/api/x", SHOP).headers("X-Api-Key").debug().explain().browser())
			.satisfies((browser) -> assertThat(browser.consoleMessage())
				.endsWith("Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight "
						+ "response."))
			.satisfies((browser) -> assertThat(browser.notes())
				.containsExactly("Debug mode is on: the response header `Cors-Refusal`, which the network tab shows, "
						+ "says why."));
		assertThat(Situation.of("PUT", "/api/x", PARTNER).debug().explain().browser().consoleMessage())
			.endsWith("Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.");
		assertThat(Situation.of("PUT", "/api/x", EVIL).debug().explain().preflight().responseHeaders())
			.contains(new HeaderField("Cors-Refusal",
					"ORIGIN_NOT_ALLOWED; value=\"https://evil.test\"; "
							+ "property=\"cors.policies.storefront.allowed-origins\"; "
							+ "property=\"cors.policies.partner.allowed-origins\""));
	}

	@Test
	void mostDemandingEngineDecides() {
		CorsExplanation explanation = Situation.of("GET", "/api/x", SHOP)
			.headers("Range:bytes=9223372036854775808-")
			.explain();
		assertThat(explanation.preflight().reason()).isEqualTo("HEADER_NOT_ALLOWED");
		assertThat(explanation.browser().readable()).isFalse();
		assertThat(explanation.browser().notes())
			.containsExactly("Chromium takes no position in `Range` above 2^63 - 1 for safelisted; the standard does.");
		assertThat(explanation.fixes()).singleElement()
			.satisfies((fix) -> assertThat(fix.change()).contains("allowed-headers", "Range"));
		assertThat(Situation.of("GET", "/api/x", SHOP).headers("Range:bytes=9223372036854775807-").explain().browser())
			.satisfies((browser) -> assertThat(browser.preflightNeeded()).isFalse())
			.satisfies((browser) -> assertThat(browser.notes()).isEmpty());
	}

	@Test
	void engineThatAsksForLessIsNamed() {
		CorsExplanation explanation = Situation.of("GET", "/api/x", SHOP).headers("DPR:2").explain();
		assertThat(explanation.preflight().reason()).isEqualTo("HEADER_NOT_ALLOWED");
		assertThat(explanation.browser().notes()).containsExactly(
				"Chromium takes the client hint `DPR` for safelisted; the standard, Firefox and WebKit do not.");
	}

	@Test
	void engineThatAsksAgainIsNamedWhereThereIsAnAnswerToKeep() {
		assertThat(Situation.of("PUT", "/open/x", "null").explain().browser().notes())
			.endsWith("Chromium keeps no answer to a preflight for the origin `null`.");
		assertThat(Situation.of("PUT", "/api/x", "null").explain().browser().notes()).isEmpty();
		assertThat(Situation.of("GET", "/open/x", "null").explain().browser().notes()).isEmpty();
	}

	@Test
	void saysForHowLongEachBrowserKeepsThePreflight() {
		CorsExplanation explanation = Situation.of("PUT", "/api/x", SHOP).explain();
		assertThat(explanation.browser().preflightCached()).isEqualTo(new PreflightCacheTimes(1800, 1800, 1800, 600));
		assertThat(explanation.browser().notes()).containsExactly("Of the 1800 seconds for which the answer to the "
				+ "preflight may be cached, Chromium uses 1800 and Safari 600.");
	}

	@Test
	void preflightMayBeForced() {
		CorsExplanation explanation = Situation.of("POST", "/api/x", SHOP).forced().explain();
		assertThat(details(explanation)).containsEntry("preflight",
				"PASSED The browser asks first, because of upload listeners or a stream as the body.");
		assertThat(explanation.browser().preflightPasses()).isTrue();
	}

	@Test
	void policyWithTheNearestOriginComesFirstAmongEquals() {
		CorsExplanation explanation = Situation.of("GET", "/api/x", "https://partner.exmaple.org").explain();
		assertThat(explanation.fixes()).extracting(Fix::policy, Fix::nearest)
			.containsExactly(tuple("partner", PARTNER));
		assertThat(explanation.alternatives()).extracting(Alternative::policy).containsExactly("storefront");
		assertThat(explanation.alternatives().get(0).fixes()).extracting(Fix::nearest).containsOnlyNulls();
	}

	@Test
	void policyThatNeedsFewestChangesComesFirst() {
		CorsExplanation explanation = Situation.of("PUT", "/api/x", "https://partner.exmaple.org").explain();
		assertThat(explanation.fixes()).extracting(Fix::policy).containsOnly("storefront");
		assertThat(explanation.alternatives().get(0).fixes()).hasSize(2);
	}

	@Test
	void headersOfTheProtocolAreLeftOutInsteadOfAllowed() {
		CorsExplanation explanation = Situation.of("GET", "/api/x", SHOP)
			.headers("Access-Control-Allow-Origin")
			.explain();
		assertThat(explanation.fixes()).isEmpty();
		assertThat(explanation.summary()).contains("Leave `Access-Control-Allow-Origin` out of the request. ");
	}

	@Test
	void exposedWildcardShowsEverything() {
		CorsPolicy policy = CorsPolicy.builder("open").allowedOrigins("*").exposedHeaders("*").build();
		CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(policy));
		assertThat(Situation.of("GET", "/x", SHOP).explain(registry).browser().visibleHeaders()).containsExactly("*");
	}

	@Test
	void policyMadeByCodeHasNoPlace() {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(
				List.of(CorsPolicy.builder("code").allowedOrigins(SHOP).build()));
		assertThat(Situation.of("GET", "/x", EVIL).explain(registry).summary())
			.endsWith("Add `https://evil.test` to `allowed-origins`.");
	}

	private static Map<String, String> details(CorsExplanation explanation) {
		Map<String, String> details = new LinkedHashMap<>();
		explanation.steps().forEach((step) -> details.put(step.name(), step.verdict() + " " + step.detail()));
		return details;
	}

	private static List<String> verdicts(CorsExplanation explanation) {
		return explanation.steps().stream().map((step) -> step.name() + " " + step.verdict()).toList();
	}

}
