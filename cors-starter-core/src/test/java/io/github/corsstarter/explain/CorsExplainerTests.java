package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightCacheTimes;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.explain.CorsExplanation.Step;
import io.github.corsstarter.explain.CorsExplanation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.corsstarter.explain.Situation.PARTNER;
import static io.github.corsstarter.explain.Situation.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link CorsExplainer}.
 */
class CorsExplainerTests {

	private static final String EVIL = "https://evil.test";

	private static final String ADD_EVIL = "To let it pass, in `cors.policies.storefront.allowed-origins` "
			+ "(application.yml:6): add `https://evil.test`. Or, by policy `partner`, in "
			+ "`cors.policies.partner.allowed-origins` (application.yml:16): add `https://evil.test`.";

	private static final String PASSES = "The request passes by policy `storefront` on `/api/**`, without a preflight, "
			+ "and the script may read the response.";

	private static final String ALL = "Accept, Authorization, Content-Type, X-Requested-With";

	@ParameterizedTest(name = "{0}")
	@MethodSource("situations")
	void summaryNamesTheFaultItsPlaceAndTheRemedy(String name, Situation situation, String summary) {
		assertThat(situation.explain().summary()).isEqualTo(summary);
	}

	static List<Arguments> situations() {
		List<Arguments> situations = new ArrayList<>();
		situations.addAll(passing());
		situations.addAll(origins());
		situations.addAll(typedOrigins());
		situations.addAll(methodsAndHeaders());
		situations.addAll(credentials());
		situations.addAll(paths());
		return situations;
	}

	private static List<Arguments> passing() {
		return List.of(arguments("simple", Situation.of("GET", "/api/x", SHOP), PASSES),
				arguments("after preflight", Situation.of("PUT", "/api/x", SHOP).credentials(),
						"The request passes by policy `storefront` on `/api/**`, after a preflight, and the script may "
								+ "read the response."),
				arguments("same origin", Situation.of("PUT", "/api/x", "https://api.example.com"),
						"`https://api.example.com` is one of `cors.self-origins`, so this is no cross-origin request, "
								+ "and nothing is checked."),
				arguments("forbidden method", Situation.of("trace", "/api/x", SHOP),
						"Browsers let no script send `trace`, so nothing is sent."));
	}

	private static List<Arguments> origins() {
		return List.of(
				arguments("foreign origin on a shared path", Situation.of("GET", "/api/x", EVIL),
						"ORIGIN_NOT_ALLOWED: none of the policies `storefront` and `partner` on `/api/**` allows the "
								+ "origin `https://evil.test`. The request is refused with status 403. " + ADD_EVIL),
				arguments("foreign origin, preflight", Situation.of("DELETE", "/reports", EVIL),
						"ORIGIN_NOT_ALLOWED: policy `reports` on `/reports` does not allow the origin "
								+ "`https://evil.test`. The preflight is refused, and the request is not sent. To let it "
								+ "pass, in `cors.policies.reports.allowed-origins` (application.yml:25): add "
								+ "`https://evil.test`."),
				arguments("foreign origin, forwarded", Situation.of("GET", "/reports", EVIL),
						"ORIGIN_NOT_ALLOWED: policy `reports` on `/reports` does not allow the origin "
								+ "`https://evil.test`. The application answers, but the script may not read the "
								+ "response. To let it pass, in `cors.policies.reports.allowed-origins` "
								+ "(application.yml:25): add `https://evil.test`."),
				arguments("misspelt origin", Situation.of("GET", "/reports", "https://shop.exmaple.com"),
						"ORIGIN_NOT_ALLOWED: policy `reports` on `/reports` does not allow the origin "
								+ "`https://shop.exmaple.com`. The application answers, but the script may not read the "
								+ "response. Did you mean `https://shop.example.com` (application.yml:25)? To let it "
								+ "pass, in `cors.policies.reports.allowed-origins` (application.yml:25): add "
								+ "`https://shop.exmaple.com`."),
				arguments("insecure origin with credentials", Situation.of("GET", "/api/x", "http://intranet.test"),
						"ORIGIN_NOT_ALLOWED: none of the policies `storefront` and `partner` on `/api/**` allows the "
								+ "origin `http://intranet.test`. The request is refused with status 403. To let it pass, "
								+ "in `cors.policies.storefront.allowed-origins` (application.yml:6): add "
								+ "`http://intranet.test`; the start refuses this alone: Anyone on the network path "
								+ "can inject scripts into a page served over plain http, and they would act as the logged-in user. Use "
								+ "`https://intranet.test`, or add `insecure-origins` to `tolerate`. Or, by policy "
								+ "`partner`, in `cors.policies.partner.allowed-origins` (application.yml:16): add "
								+ "`http://intranet.test`."),
				arguments("null", Situation.of("GET", "/api/x", "null"),
						"ORIGIN_NULL: none of the policies `storefront` and `partner` on `/api/**` allows the origin "
								+ "`null`. The request is refused with status 403. Sandboxed frames, `data:` and `file:` "
								+ "documents and redirects between other origins have no origin but `null`: serve the "
								+ "page over http or https, without a sandbox. To let it pass, in "
								+ "`cors.policies.partner.allowed-origins` (application.yml:16): add `null`, and "
								+ "`null-origin` to `tolerate`, if sandboxed frames and local documents of everybody may "
								+ "use this path."),
				arguments("no origin of any browser", Situation.of("GET", "/reports", "https://1.2.3"),
						"ORIGIN_NOT_ALLOWED: policy `reports` on `/reports` does not allow the origin `https://1.2.3`. "
								+ "The application answers, but the script may not read the response. No browser sends "
								+ "this: A host that ends in a number must be an IPv4 address of four decimal numbers."));
	}

	private static List<Arguments> typedOrigins() {
		return List.of(arguments("slash and upper case", Situation.of("GET", "/reports", "https://App.example.com/"),
				"ORIGIN_MALFORMED: no browser sends the origin `https://App.example.com/`. An origin has no "
						+ "slash at its end; this would never match. Browsers send `https://app.example.com` "
						+ "instead. With that: ORIGIN_NOT_ALLOWED: policy `reports` on `/reports` does not allow "
						+ "the origin `https://app.example.com`. The application answers, but the script may not "
						+ "read the response. Did you mean `https://shop.example.com` (application.yml:25)? To "
						+ "let it pass, in `cors.policies.reports.allowed-origins` (application.yml:25): add "
						+ "`https://app.example.com`."),
				arguments("no scheme", Situation.of("GET", "/api/x", "shop.example.com"),
						"ORIGIN_MALFORMED: no browser sends the origin `shop.example.com`. An origin starts with its "
								+ "scheme and `://`. Browsers send `https://shop.example.com` instead. With that: "
								+ PASSES),
				arguments("default port", Situation.of("GET", "/api/x", "https://shop.example.com:443"),
						"ORIGIN_MALFORMED: no browser sends the origin `https://shop.example.com:443`. Browsers leave out "
								+ "the default port of the scheme, so this would never match. Browsers send "
								+ "`https://shop.example.com` instead. With that: " + PASSES),
				arguments("pattern", Situation.of("GET", "/api/x", "https://*.preview.example.com"),
						"ORIGIN_MALFORMED: no browser sends the origin `https://*.preview.example.com`. This is a pattern "
								+ "for the configuration; ask with one of the origins that it stands for."),
				arguments("several", Situation.of("GET", "/api/x", SHOP + ", " + PARTNER),
						"ORIGIN_MALFORMED: no browser sends the origin `https://shop.example.com, "
								+ "https://partner.example.org`. A page has one origin, without white space or commas."),
				arguments("hostile", Situation.of("GET", "/api/x", "\r\nSet-Cookie: \u001B[31m\u00e9"),
						"ORIGIN_MALFORMED: no browser sends the origin `??Set-Cookie: ?[31m?`. An origin has no control "
								+ "characters, line breaks included."));
	}

	private static List<Arguments> methodsAndHeaders() {
		return List.of(arguments("method, preflight", Situation.of("PUT", "/api/x", PARTNER),
				"METHOD_NOT_ALLOWED: policy `partner` on `/api/**` does not allow the method `PUT`. The preflight "
						+ "is refused, and the request is not sent. To let it pass, in "
						+ "`cors.policies.partner.allowed-methods` (application.yml:18): add `PUT`."),
				arguments("method, no preflight", Situation.of("POST", "/api/x", PARTNER),
						"METHOD_NOT_ALLOWED: policy `partner` on `/api/**` does not allow the method `POST`. The request "
								+ "is refused with status 403. To let it pass, in "
								+ "`cors.policies.partner.allowed-methods` (application.yml:18): add `POST`."),
				arguments("method beside the default", Situation.of("QUERY", "/api/x", SHOP),
						"METHOD_NOT_ALLOWED: policy `storefront` on `/api/**` does not allow the method `QUERY`. The "
								+ "preflight is refused, and the request is not sent. To let it pass, in "
								+ "`cors.policies.storefront.allowed-methods` (application.yml:3): set it to `GET, HEAD, "
								+ "POST, PUT, PATCH, DELETE, QUERY`, for it is not set and what is set replaces the "
								+ "default."),
				arguments("method in lower case", Situation.of("patch", "/api/x", SHOP),
						"METHOD_NOT_ALLOWED: policy `storefront` on `/api/**` does not allow the method `patch`. The "
								+ "preflight is refused, and the request is not sent. Methods are case-sensitive, and "
								+ "browsers send this one as it is written: let the script write `PATCH`."),
				arguments("all headers at once",
						Situation.of("GET", "/api/x", SHOP).headers("X-Trace", "X-Api-Key", "Content-Type"),
						"HEADER_NOT_ALLOWED: policy `storefront` on `/api/**` does not allow the request header "
								+ "`x-api-key`. The preflight is refused, and the request is not sent. To let it pass, "
								+ "in `cors.policies.storefront.allowed-headers` (application.yml:9): add `X-Api-Key` "
								+ "and `X-Trace`."),
				arguments("everything at once",
						Situation.of("PUT", "/api/x", PARTNER).headers("X-Api-Key").credentials(),
						"METHOD_NOT_ALLOWED: policy `partner` on `/api/**` does not allow the method `PUT`. The preflight "
								+ "is refused, and the request is not sent. To let it pass, in "
								+ "`cors.policies.partner.allowed-methods` (application.yml:18): add `PUT`. And in "
								+ "`cors.policies.partner.allowed-headers` (application.yml:13): set it to `" + ALL
								+ ", X-Api-Key`, for it is not set and what is set replaces the default. And in "
								+ "`cors.policies.partner.allow-credentials` (application.yml:13): set it to `true`, or "
								+ "let the script send no credentials."));
	}

	private static List<Arguments> credentials() {
		return List.of(arguments("not allowed, sent", Situation.of("GET", "/api/x", PARTNER).credentials(),
				"Policy `partner` on `/api/**` allows the request without credentials, but the script asks with "
						+ "them, so the application answers and the browser withholds the response. To let it "
						+ "pass, in `cors.policies.partner.allow-credentials` (application.yml:13): set it to "
						+ "`true`, or let the script send no credentials."),
				arguments("not allowed, not sent", Situation.of("PUT", "/reports", SHOP).credentials(),
						"Policy `reports` on `/reports` allows the request without credentials, but the script asks with "
								+ "them, so the browser does not send it. To let it pass, in "
								+ "`cors.policies.reports.allow-credentials` (application.yml:24): set it to `true`, or "
								+ "let the script send no credentials."),
				arguments("any origin", Situation.of("GET", "/open/x", PARTNER).credentials(),
						"Policy `open` on `/open/**` allows the request without credentials, but the script asks with "
								+ "them, so the application answers and the browser withholds the response. To let it "
								+ "pass, in `cors.policies.open.allowed-origins` (application.yml:21): write the origins "
								+ "that need credentials, such as `https://partner.example.org`, instead of `*`. And in "
								+ "`cors.policies.open.allow-credentials` (application.yml:20): set it to `true`, or let "
								+ "the script send no credentials."));
	}

	private static List<Arguments> paths() {
		return List.of(arguments("misspelt path", Situation.of("GET", "/aip/x", SHOP),
				"No policy owns `/aip/x`, so no CORS header is added. The closest path patterns are `/api/**` of "
						+ "policy `storefront` (application.yml:4), `/api/**` of policy `partner` "
						+ "(application.yml:14) and `/open/**` of policy `open` (application.yml:20). Add the "
						+ "path to one of them, or make a policy for it, unless the application handles CORS "
						+ "here itself."),
				arguments("context path", Situation.of("GET", "/shop/api/x", SHOP),
						"No policy owns `/shop/api/x`, so no CORS header is added. `/api/**` would own it without "
								+ "`/shop`: if that is the context path, leave it out, here and in `paths`."));
	}

	@Test
	void saysSoWhereNothingIsConfigured() {
		CorsExplanation explanation = Situation.of("GET", "/api/x", SHOP).explain(new CorsPolicyRegistry(List.of()));
		assertThat(explanation.summary()).isEqualTo("No policy owns `/api/x`, so no CORS header is added. No policy is "
				+ "configured: set `cors.allowed-origins`.");
		assertThat(explanation.path()).isNull();
		assertThat(explanation.fixes()).isEmpty();
	}

	@Test
	void everyFixTogetherLetsTheRequestPass() {
		situations().forEach((arguments) -> {
			Situation situation = (Situation) arguments.get()[1];
			CorsExplanation explanation = situation.explain();
			boolean asksForOtherOrigin = explanation.summary().startsWith("ORIGIN_MALFORMED");
			boolean asksForMore = explanation.summary().contains("tolerate");
			if (!explanation.fixes().isEmpty() && !asksForOtherOrigin && !asksForMore) {
				assertThat(mended(situation, explanation.fixes()).browser().readable()).as(explanation.summary())
					.isTrue();
			}
		});
	}

	private static CorsExplanation mended(Situation situation, List<Fix> fixes) {
		List<CorsPolicy> policies = new ArrayList<>(Situation.policies());
		String first = fixes.get(0).policy();
		policies.replaceAll((policy) -> policy.name().equals(first) ? mended(policy, fixes) : policy);
		return situation.explain(new CorsPolicyRegistry(policies));
	}

	private static CorsPolicy mended(CorsPolicy policy, List<Fix> fixes) {
		CorsPolicy.Builder builder = policy.toBuilder();
		for (Fix fix : fixes.stream().filter((each) -> each.policy().equals(policy.name())).toList()) {
			String name = fix.property().substring(fix.property().lastIndexOf('.') + 1);
			List<String> quoted = quoted(fix.change());
			boolean replaces = !fix.change().startsWith("add ");
			switch (name) {
				case "allowed-origins" -> builder.allowedOrigins(list(policy.allowedOrigins(), quoted, replaces));
				case "allowed-methods" -> builder.allowedMethods(list(policy.allowedMethods(), quoted, replaces));
				case "allowed-headers" -> builder.allowedHeaders(list(policy.allowedHeaders(), quoted, replaces));
				default -> builder.allowCredentials(Boolean.parseBoolean(quoted.get(0)));
			}
		}
		return builder.build();
	}

	private static List<String> quoted(String text) {
		String[] parts = text.split("`", -1);
		List<String> quoted = new ArrayList<>();
		for (int i = 1; i < parts.length; i += 2) {
			quoted.addAll(List.of(parts[i].split(", ", -1)));
		}
		quoted.remove("*");
		return quoted;
	}

	private static List<String> list(List<String> present, List<String> quoted, boolean replaces) {
		List<String> all = new ArrayList<>(replaces ? List.of() : present);
		all.addAll(quoted);
		return all;
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
							+ "`Expires`, `Last-Modified` and `Pragma`, and of the others `etag`; what else it needs "
							+ "belongs in `cors.policies.storefront.exposed-headers` (application.yml:11).");
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
		situations().forEach(
				(arguments) -> assertThat(((Situation) arguments.get()[1]).explain().steps()).extracting(Step::name)
					.containsExactly("path", "same origin", "origin", "preflight", "preflight method",
							"preflight headers", "request method", "credentials", "browser", "response headers"));
	}

	@Test
	void failingRequestHasFailingStepUnlessNoPolicyOwnsIt() {
		situations().forEach((arguments) -> {
			CorsExplanation explanation = ((Situation) arguments.get()[1]).explain();
			long failed = explanation.steps().stream().filter((step) -> step.verdict() == Verdict.FAILED).count();
			assertThat(failed > 0).as(explanation.summary()).isEqualTo(!explanation.browser().readable());
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

	@Test
	void pagesOfTheUrlItselfAreOfTheSameOrigin() {
		assertThat(Situation.of("PUT", EVIL + "/api/x", EVIL).explain().summary())
			.isEqualTo("`https://evil.test` is where the request goes, so this is no cross-origin request, and nothing "
					+ "is checked.");
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
	void saysForHowLongEachBrowserKeepsThePreflight() {
		CorsExplanation explanation = Situation.of("PUT", "/api/x", SHOP).explain();
		assertThat(explanation.browser().preflightCached()).isEqualTo(new PreflightCacheTimes(1800, 1800, 1800, 600));
		assertThat(explanation.browser().notes()).containsExactly("Of the 1800 seconds for which the answer to the "
				+ "preflight may be kept, Chromium makes 1800 and Safari 600.");
	}

	@Test
	void preflightMayBeForced() {
		CorsExplanation explanation = Situation.of("POST", "/api/x", SHOP).forced().explain();
		assertThat(details(explanation)).containsEntry("preflight",
				"PASSED The browser asks first, because of upload listeners or a stream as body.");
		assertThat(explanation.browser().preflightPasses()).isTrue();
	}

	@Test
	void fixCarriesTheClosestOriginOfItsOwnPolicyOnly() {
		assertThat(Situation.of("GET", "/api/x", "https://shop.exmaple.com").explain().fixes())
			.extracting(Fix::policy, Fix::nearest)
			.containsExactly(tuple("storefront", SHOP), tuple("partner", null));
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
			.endsWith("To let it pass, in `allowed-origins`: add `https://evil.test`.");
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
