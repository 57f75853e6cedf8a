package io.github.corsstarter.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicy.Builder;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.origin.OriginMistakes;
import io.github.corsstarter.origin.OriginMistakes.Mistake;
import io.github.corsstarter.origin.OriginProblem;
import io.github.corsstarter.validation.CorsViolation.Severity;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CorsPolicyValidatorTests {

	private static final String TOKEN = "one token: letters, digits and !#$%&'*+-.^_`|~ only.";

	@ParameterizedTest
	@MethodSource("cases")
	void aViolationIsReportedExactlyAndAlone(Case expected) {
		assertThat(Violations.of(expected.policies())).map(Expectation::of).containsExactly(expected.expected());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whatIsSuggestedFixesTheEntry(Case expected) {
		CorsViolation violation = Violations.of(expected.policies()).get(0);
		if (!violation.suggestions().isEmpty()) {
			assertThat(Violations.of(mended(expected, violation))).as("%s", violation)
				.noneMatch((left) -> left.code().equals(violation.code()) && left.policy().equals(violation.policy()));
		}
	}

	@Test
	void noCodeIsMissing() {
		Set<String> missing = new TreeSet<>();
		Stream.of(ViolationCode.values()).map(Enum::name).forEach(missing::add);
		Stream.of(OriginProblem.values()).map(Enum::name).forEach(missing::add);
		cases().forEach((each) -> missing.remove(each.expected().code()));
		assertThat(missing).isEmpty();
	}

	static List<Case> cases() {
		List<Case> cases = new ArrayList<>();
		OriginMistakes.all().forEach((mistake) -> cases.add(origin(mistake)));
		cases.addAll(originCases());
		cases.addAll(nameCases());
		cases.addAll(otherCases());
		cases.addAll(sharedCases());
		return cases;
	}

	private static Case origin(Mistake mistake) {
		String repair = mistake.suggestions().isEmpty() ? mistake.advice()
				: "Use `" + String.join("` and `", mistake.suggestions()) + "`.";
		return new Expectation(mistake.problem().name(), Severity.ERROR, "allowed-origins[1]", mistake.text(),
				mistake.sentence(), repair, mistake.suggestions())
			.in((policy) -> policy.allowedOrigins("https://z.example", mistake.text()));
	}

	private static List<Case> originCases() {
		return List.of(error(ViolationCode.NO_ORIGINS, "allowed-origins", null, "The policy allows no origin.",
				"List one, write `allowed-origins: none` to allow no other origin, or set `cors.enabled: false` to switch CORS off.")
			.in((policy) -> policy.allowedOrigins()),
				error(ViolationCode.ANY_ORIGIN_WITH_CREDENTIALS, "allowed-origins[0]", "*",
						"`*` with credentials would let every website act as the logged-in user.",
						"List the origins that need credentials, or set `allow-credentials: false`.")
					.in((policy) -> policy.allowedOrigins("*").allowCredentials(true)),
				error(ViolationCode.NULL_ORIGIN, "allowed-origins[0]", "null",
						"Every sandboxed frame and local document of every website has the origin `null`.",
						"Remove the entry, or add `null-origin` to `tolerate`.")
					.in((policy) -> policy.allowedOrigins("null")),
				error(ViolationCode.NULL_ORIGIN_WITH_CREDENTIALS, "allowed-origins[0]", "null",
						"Every sandboxed frame of every website has the origin `null` and would act as the logged-in user.",
						"Remove the entry; nothing tolerates `null` with credentials.")
					.in((policy) -> policy.allowedOrigins("null")
						.allowCredentials(true)
						.tolerate(CorsToleration.values())),
				error(ViolationCode.FILE_ORIGIN, "allowed-origins[0]", "file://",
						"Embedded web views (Cordova on Android, old Electron) send `file://` for every local page, no matter who wrote it.",
						"Remove the entry, or add `null-origin` to `tolerate`.")
					.in((policy) -> policy.allowedOrigins("file://")),
				error(ViolationCode.FILE_ORIGIN_WITH_CREDENTIALS, "allowed-origins[0]", "file://",
						"Embedded web views (Cordova on Android, old Electron) send `file://` for every local page, which would act as the logged-in user.",
						"Remove the entry; nothing tolerates `file://` with credentials.")
					.in((policy) -> policy.allowedOrigins("file://")
						.allowCredentials(true)
						.tolerate(CorsToleration.values())),
				error(ViolationCode.ANY_EXTENSION_WITH_CREDENTIALS, "allowed-origins[0]", "moz-extension://*",
						"Every extension that a user installs has an origin of `moz-extension` and would act as the logged-in user.",
						"Set `allow-credentials: false` and let the extension send a token, or list the origin of the extension if it is the same in every installation.")
					.in((policy) -> policy.allowedOrigins("moz-extension://*")
						.allowCredentials(true)
						.tolerate(CorsToleration.values())),
				error(ViolationCode.NONE_WITH_OTHERS, "allowed-origins[1]", "none",
						"`none` allows no origin, but there are other entries.", "Write `none` alone, or remove it.")
					.in((policy) -> policy.allowedOrigins("https://a.example", "none")),
				error(ViolationCode.INSECURE_ORIGIN_WITH_CREDENTIALS, "allowed-origins[0]", "http://shop.example:8080",
						"Anyone on the network path can inject scripts into a page served over plain http, and they would act as the logged-in user.",
						"Use `https://shop.example:8080`, or add `insecure-origins` to `tolerate`.",
						"https://shop.example:8080")
					.in((policy) -> policy.allowedOrigins("http://shop.example:8080").allowCredentials(true)),
				error(ViolationCode.PUBLIC_SUFFIX_WITH_CREDENTIALS, "allowed-origins[0]", "https://*.github.io",
						"Anyone can register a name under the public suffix `github.io` and would act as the logged-in user.",
						"Name a domain of your own, or add `public-suffixes` to `tolerate`.")
					.in((policy) -> policy.allowedOrigins("https://*.github.io").allowCredentials(true)),
				warning(ViolationCode.INSECURE_ORIGIN, "allowed-origins[0]", "http://*.example.com:443",
						"Anyone on the network path can inject scripts into a page served over plain http, and they could read the answers.",
						"Use `https://*.example.com`.", "https://*.example.com")
					.in((policy) -> policy.allowedOrigins("http://*.example.com:443")),
				warning(ViolationCode.MAPPED_ORIGIN, "allowed-origins[0]", "https://[::ffff:7f7f:7f7f]:90",
						"An IPv4 address in IPv6 form is a different origin from the IPv4 address.",
						"Use the IPv4 form if that is the one in the browser's address bar.")
					.in((policy) -> policy.allowedOrigins("https://[::ffff:7f7f:7f7f]:90")),
				warning(ViolationCode.DUPLICATE, "allowed-origins[1]", "https://a.example",
						"The entry is listed twice.", "Remove one of them.")
					.in((policy) -> policy.allowedOrigins("https://a.example", "https://a.example")),
				warning(ViolationCode.COVERED, "allowed-origins[0]", "https://b.a.example:8443",
						"The entry has no effect because `https://*.a.example:*` covers it.", "Remove one of them.")
					.in((policy) -> policy.allowedOrigins("https://b.a.example:8443", "https://*.a.example:*")));
	}

	private static List<Case> nameCases() {
		return List.of(
				error(ViolationCode.METHOD_SYNTAX, "allowed-methods[0]", "get, POST", "A method is " + TOKEN,
						"Use `GET` and `POST`.", "GET", "POST")
					.in((policy) -> policy.allowedMethods("get, POST")),
				error(ViolationCode.METHOD_SYNTAX, "allowed-methods[1]", "()", "A method is " + TOKEN,
						"Remove the entry.")
					.in((policy) -> policy.allowedMethods("GET", "()")),
				error(ViolationCode.METHOD_FORBIDDEN, "allowed-methods[0]", "track",
						"Browsers never let scripts send CONNECT, TRACE or TRACK.", "Remove the entry.")
					.in((policy) -> policy.allowedMethods("track")),
				error(ViolationCode.METHOD_CASE, "allowed-methods[0]", "patch",
						"Methods are case-sensitive; write this one in upper case.", "Use `PATCH`.", "PATCH")
					.in((policy) -> policy.allowedMethods("patch")),
				error(ViolationCode.HEADER_SYNTAX, "allowed-headers[0]", "X-A, Cookie, X-B",
						"A header name is " + TOKEN, "Use `X-A` and `X-B`.", "X-A", "X-B")
					.in((policy) -> policy.allowedHeaders("X-A, Cookie, X-B")),
				error(ViolationCode.HEADER_SYNTAX, "exposed-headers[0]", "X-A, Set-Cookie, Set-Cookie2, Date",
						"A header name is " + TOKEN, "Use `X-A` and `Date`.", "X-A", "Date")
					.in((policy) -> policy.exposedHeaders("X-A, Set-Cookie, Set-Cookie2, Date")),
				error(ViolationCode.HEADER_SYNTAX, "allowed-headers[0]", "r\u00e9sum\u00e9",
						"A header name is " + TOKEN, "Remove the entry.")
					.in((policy) -> policy.allowedHeaders("r\u00e9sum\u00e9")),
				error(ViolationCode.HEADER_FORBIDDEN, "allowed-headers[0]", "Sec-Fetch-Site",
						"Browsers do not let scripts set this header, so no preflight ever asks for it.",
						"Remove the entry.")
					.in((policy) -> policy.allowedHeaders("Sec-Fetch-Site")),
				error(ViolationCode.HEADER_OF_CORS, "allowed-headers[0]", "access-control-allow-origin",
						"This header belongs to the CORS protocol and is written where it is needed.",
						"Remove the entry.")
					.in((policy) -> policy.allowedHeaders("access-control-allow-origin")),
				error(ViolationCode.HEADER_SET_COOKIE, "exposed-headers[0]", "set-cookie",
						"Browsers never show scripts the cookies that a response sets.", "Remove the entry.")
					.in((policy) -> policy.exposedHeaders("set-cookie")),
				error(ViolationCode.ANY_EXPOSED_HEADER_WITH_CREDENTIALS, "exposed-headers[0]", "*",
						"With credentials, browsers treat `*` as the name of a header, so nothing would be exposed.",
						"List the response headers that scripts need.")
					.in((policy) -> policy.exposedHeaders("*").allowCredentials(true)),
				warning(ViolationCode.DUPLICATE, "allowed-headers[1]", "x-a", "The entry is listed twice.",
						"Remove one of them.")
					.in((policy) -> policy.allowedHeaders("X-A", "x-a")),
				warning(ViolationCode.COVERED, "exposed-headers[0]", "ETag",
						"The entry has no effect because `*` covers it.", "Remove one of them.")
					.in((policy) -> policy.exposedHeaders("ETag", "*")),
				warning(ViolationCode.METHOD_OPTIONS, "allowed-methods[1]", "OPTIONS",
						"Preflights need no entry; this allows scripts to send OPTIONS themselves.",
						"Remove the entry unless a script does that.")
					.in((policy) -> policy.allowedMethods("GET", "OPTIONS")),
				warning(ViolationCode.NAME_WILDCARD, "allowed-headers[0]", "X-*",
						"Only `*` alone is a wildcard; this allows just the literal name.",
						"List the names, or use `*`.")
					.in((policy) -> policy.allowedHeaders("X-*")),
				warning(ViolationCode.EXPOSED_SAFELISTED, "exposed-headers[0]", "content-lEngth",
						"Scripts may read this header anyway.", "Remove the entry.")
					.in((policy) -> policy.exposedHeaders("content-lEngth")),
				warning(ViolationCode.EXPOSED_REQUEST_HEADER, "exposed-headers[0]", "Origin",
						"This is a header of requests, so exposing it does nothing.", "Remove the entry.")
					.in((policy) -> policy.exposedHeaders("Origin")),
				error(ViolationCode.HEADER_SYNTAX, "allowed-headers[0]", "Authorization: Bearer",
						"A header name is " + TOKEN, "Use `Authorization`.", "Authorization")
					.in((policy) -> policy.allowedHeaders("Authorization: Bearer")),
				error(ViolationCode.HEADER_SYNTAX, "allowed-headers[0]", "Content Type", "A header name is " + TOKEN,
						"Remove the entry.")
					.in((policy) -> policy.allowedHeaders("Content Type")),
				warning(ViolationCode.ANY_METHOD_WITH_CREDENTIALS, "allowed-methods[0]", "*",
						"Every method is allowed with credentials.", "List the methods that scripts need.")
					.in((policy) -> policy.allowedMethods("*").allowCredentials(true)),
				warning(ViolationCode.ANY_HEADER_WITH_CREDENTIALS, "allowed-headers[0]", "*",
						"Every request header is allowed with credentials.", "List the headers that scripts need.")
					.in((policy) -> policy.allowedHeaders("*").allowCredentials(true)),
				warning(ViolationCode.ANY_HEADER, "allowed-headers[0]", "*",
						"`*` includes `Authorization`, which the Fetch standard requires to be named.",
						"List `Authorization` too if that is intended, or list the headers that scripts need.")
					.in((policy) -> policy.allowedHeaders("*")));
	}

	private static List<Case> otherCases() {
		return List.of(
				error(ViolationCode.MAX_AGE_NEGATIVE, "max-age", "-1s", "The duration must not be negative.",
						"Use `0` to turn the browser's cache off.", "0")
					.in((policy) -> policy.maxAge(Duration.ofSeconds(-1))),
				error(ViolationCode.MAX_AGE_TOO_LONG, "max-age", "25h",
						"No browser caches a preflight for more than 24 hours.", "Use `24h` or less.", "24h")
					.in((policy) -> policy.maxAge(Duration.ofHours(25))),
				warning(ViolationCode.PATH_WILDCARDS, "paths[0]", "/files/*-*.json",
						"Several `*` in one segment make long paths slow to match.",
						"Use narrower patterns with one `*` in a segment.")
					.in((policy) -> policy.paths("/files/*-*.json")),
				error(ViolationCode.PATH_SYNTAX, "paths[0]", "api/**",
						"This is not a Spring path pattern: it does not start with a slash.", "Use `/api/**`.",
						"/api/**")
					.in((policy) -> policy.paths("api/**")),
				error(ViolationCode.PATH_SYNTAX, "paths[0]", "https://a.example/api/**",
						"This is not a Spring path pattern: it does not start with a slash.", "Use `/api/**`.",
						"/api/**")
					.in((policy) -> policy.paths("https://a.example/api/**")),
				error(ViolationCode.PATH_SYNTAX, "paths[1]", "/api/** ",
						"This is not a Spring path pattern: it contains white space.", "Use `/api/**`.", "/api/**")
					.in((policy) -> policy.paths("/x", "/api/** ")),
				error(ViolationCode.PATH_SYNTAX, "paths[0]", "/api/{id",
						"This is not a Spring path pattern: its syntax is wrong at character 9.",
						"Write it like `/api/**`.")
					.in((policy) -> policy.paths("/api/{id")),
				warning(ViolationCode.DUPLICATE, "paths[1]", "/a", "The entry is listed twice.", "Remove one of them.")
					.in((policy) -> policy.paths("/a", "/a")),
				warning(ViolationCode.UNREACHABLE_NO_PATHS, "paths", null,
						"The policy has no paths, so no request can reach it.", "List a path, or remove the policy.")
					.in((policy) -> policy.paths()),
				warning(ViolationCode.UNREACHABLE_NO_METHODS, "allowed-methods", null,
						"The policy allows no method, so it refuses every request.",
						"List a method, or remove the policy.")
					.in((policy) -> policy.allowedMethods()));
	}

	private static List<Case> sharedCases() {
		CorsPolicy first = policy("first").allowedOrigins("https://b.example").paths("/x/{a}").build();
		Builder second = policy("p").allowedOrigins("https://c.example").paths("/x/{a}");
		return List.of(error(ViolationCode.SAME_PATH_AND_ORIGIN, "allowed-origins[1]", "https://b.example",
				"Policy `first` allows the same origin on the same path `/x/{a}`, so it is ambiguous which policy applies.",
				"Remove it here or there: `allowed-origins[0]` of policy `first`.")
			.in(first, policy("p").allowedOrigins("https://a.example", "https://b.example").paths("/x/{a}").build()),
				error(ViolationCode.DUPLICATE_POLICY, "name", "p", "There is another policy with this name.",
						"Give one of them another name: `paths` of policy `p`.")
					.in(policy("p").paths("/y").build(), policy("p").paths("/z").build()),
				warning(ViolationCode.UNREACHABLE_PATH, "paths[0]", "/x/{b}",
						"No request can reach the policy here: `/x/{a}` matches the same paths.",
						"Write both patterns the same way, or remove one of them.", "/x/{a}")
					.in(first, second.paths("/x/{b}").build()),
				warning(ViolationCode.REFUSED_REQUESTS_DIFFER, "refused-requests", "forward",
						"Policy `first` on the same path rejects refused requests, so refused origins are rejected here too.",
						"Set `refused-requests` to the same value in both: `refused-requests` of policy `first`.")
					.in(first, second.paths("/x/{a}").refusedRequests(RefusedRequests.FORWARD).build()));
	}

	@Test
	void theDefaultsNeedNothingButAnOrigin() {
		assertThat(Violations.of(policy("p").build())).isEmpty();
	}

	@Test
	void allMistakesOfAllPoliciesAreReportedTogether() {
		CorsPolicy one = policy("one").allowedOrigins("http://example.com", "https://example.com/")
			.allowedMethods("CONNECT", "r\u00e9sum\u00e9")
			.allowedHeaders("r\u00e9sum\u00e9", "Access-Control-Allow-Origin")
			.maxAge(Duration.ofSeconds(86401))
			.build();
		CorsPolicy two = policy("two").allowedOrigins("*").paths("x").allowCredentials(true).build();
		assertThatExceptionOfType(InvalidCorsPolicyException.class)
			.isThrownBy(() -> new CorsPolicyRegistry(List.of(one, two)))
			.satisfies((ex) -> assertThat(ex.violations())
				.extracting(CorsViolation::policy, CorsViolation::property, (violation) -> violation.code().name())
				.containsExactly(found("one", "allowed-origins[0]", "INSECURE_ORIGIN"),
						found("one", "allowed-origins[1]", "ORIGIN_TRAILING_SLASH"),
						found("one", "allowed-methods[0]", "METHOD_FORBIDDEN"),
						found("one", "allowed-methods[1]", "METHOD_SYNTAX"),
						found("one", "allowed-headers[0]", "HEADER_SYNTAX"),
						found("one", "allowed-headers[1]", "HEADER_OF_CORS"),
						found("one", "max-age", "MAX_AGE_TOO_LONG"), found("two", "paths[0]", "PATH_SYNTAX"),
						found("two", "allowed-origins[0]", "ANY_ORIGIN_WITH_CREDENTIALS")))
			.satisfies((ex) -> assertThat(ex.getMessage().lines()).hasSize(8)
				.noneMatch((line) -> line.contains("INSECURE_ORIGIN")));
	}

	@Test
	void everyPlaceIsNamedAsTheSourceKnowsIt() {
		CorsPolicy policy = policy("p").allowedOrigins("HTTPS://\u00fc.example/\"").source(new FileSource()).build();
		CorsViolation violation = Violations.of(policy).get(0);
		assertThat(violation.property()).isEqualTo("cors.policies.p.allowed-origins[0]");
		assertThat(violation.target()).isEqualTo(CorsProperty.ALLOWED_ORIGINS);
		assertThat(violation.index()).isZero();
		assertThat(violation.location()).isEqualTo("application.yml:7");
		assertThat(violation).hasToString("cors.policies.p.allowed-origins[0] = \"HTTPS://?.example/?\""
				+ " (application.yml:7): The quotes have become part of the value. Use `https://xn--tda.example`. [ORIGIN_QUOTED]");
	}

	@Test
	void theOtherPlaceIsNamedTooWhereTwoPoliciesDisagree() {
		CorsPolicy first = policy("first").source(new FileSource()).build();
		assertThat(Violations.of(first, policy("second").build()).get(0).repair()).isEqualTo(
				"Remove it here or there: `cors.policies.p.allowed-origins[0]` of policy `first` (application.yml:7).");
	}

	@Test
	void whatIsToleratedIsNoError() {
		Builder insecure = policy("p").allowedOrigins("http://shop.example").allowCredentials(true);
		assertThat(Violations.of(insecure.tolerate(CorsToleration.INSECURE_ORIGINS).build())).isEmpty();
		Builder suffix = policy("p").allowedOrigins("https://*.github.io").allowCredentials(true);
		assertThat(Violations.of(suffix.tolerate(CorsToleration.PUBLIC_SUFFIXES).build())).isEmpty();
		Builder file = policy("p").allowedOrigins("file://");
		assertThat(Violations.of(file.tolerate(CorsToleration.NULL_ORIGIN).build())).isEmpty();
		Builder opaque = policy("p").allowedOrigins("null");
		assertThat(Violations.of(opaque.tolerate(CorsToleration.NULL_ORIGIN).build())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "http://shop.example, NULL_ORIGIN", "http://shop.example, PUBLIC_SUFFIXES",
			"https://*.github.io, INSECURE_ORIGINS", "https://*.github.io, NULL_ORIGIN" })
	void oneTolerationIsNotAnother(String origin, CorsToleration other) {
		CorsPolicy policy = policy("p").allowedOrigins(origin).allowCredentials(true).tolerate(other).build();
		assertThat(Violations.of(policy)).anyMatch(CorsViolation::isError);
	}

	@Test
	void everyTolerationTogetherDoesNotLetTheStarHaveCredentials() {
		CorsPolicy policy = policy("p").allowedOrigins("*")
			.allowCredentials(true)
			.tolerate(CorsToleration.values())
			.build();
		assertThat(Violations.of(policy)).anyMatch(CorsViolation::isError);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:3000", "http://127.0.0.1", "http://[::1]:8080", "http://app.localhost",
			"http://*.localhost:*", "https://*.example.com", "https://*.my-project.github.io", "https://*.www.ck",
			"https://*.city.kawasaki.jp", "https://*.intranet", "capacitor://localhost", "https://example.com:*" })
	void theseMayHaveCredentials(String origin) {
		assertThat(Violations.of(policy("p").allowedOrigins(origin).allowCredentials(true).build())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://*.com", "https://*.co.uk", "https://*.github.io", "https://*.s3.amazonaws.com",
			"https://*.com:*", "https://*.ck", "https://*.co.ck", "https://*.kawasaki.jp", "https://*.vercel.app:8443",
			"https://*.xn--p1ai" })
	void anybodyCanBeUnderThesePublicSuffixes(String origin) {
		assertThat(Violations.of(policy("p").allowedOrigins(origin).allowCredentials(true).build()))
			.extracting((violation) -> violation.code().name())
			.contains("PUBLIC_SUFFIX_WITH_CREDENTIALS");
	}

	@Test
	void twoRegularExpressionsOfOneNameAreTwoPaths() {
		CorsPolicy two = policy("two").paths("/x/{a:[0-9]{2}}").build();
		CorsPolicy three = policy("three").paths("/x/{a:[0-9]{3}}").build();
		assertThat(Violations.of(two, three)).isEmpty();
	}

	@Test
	void twoNamesOfOneVariableAreOnePath() {
		CorsPolicy one = policy("one").paths("/x/{a:[0-9]{2}}/{b}/{*rest}").build();
		CorsPolicy two = policy("two").paths("/x/{b:[0-9]{2}}/{a}/{*others}").build();
		assertThat(Violations.of(one, two)).extracting((violation) -> violation.code().name())
			.containsExactly("SAME_PATH_AND_ORIGIN", "UNREACHABLE_PATH");
	}

	@Test
	void theSameOriginOnOtherPathsIsNoConflict() {
		assertThat(Violations.of(policy("one").paths("/x").build(), policy("two").paths("/x/**", "/y").build()))
			.isEmpty();
	}

	@Test
	void theLimitsOfTheMaxAgeAreIncluded() {
		assertThat(Violations.of(policy("p").maxAge(Duration.ZERO).build())).isEmpty();
		assertThat(Violations.of(policy("p").maxAge(Duration.ofHours(2)).build())).isEmpty();
		assertThat(Violations.of(policy("p").maxAge(Duration.ofHours(24)).build())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a.example", "https://a.example/", "GET /api/**", "^/api/.*$", "\\api\\**", "",
			"./api", "/api/**/{", "example.com/api/**", "classpath:/api", "api/.*", "/a /b", "${base}/api" })
	void aPathThatIsNotClearIsNotGuessed(String path) {
		assertThat(Violations.of(policy("p").paths(path).build())).extracting((violation) -> violation.code().name())
			.containsExactly("PATH_SYNTAX");
		assertThat(Violations.of(policy("p").paths(path).build()).get(0).suggestions()).noneMatch("/**"::equals)
			.isEqualTo(path.equals("https://a.example/") ? List.of("/") : List.of());
	}

	@ParameterizedTest
	@CsvSource({ "api/**, /api/**", "**, /**", "*.json, /*.json", "'\"/api/**\"', /api/**", "//a.example/api/**, ''",
			"https://a.example:8443/api/**?x#y, /api/**", "{tenant}/api, /{tenant}/api", "' /api/** ', /api/**" })
	void aPathThatIsClearIsCorrected(String path, String suggestion) {
		List<CorsViolation> violations = Violations.of(policy("p").paths(path).build());
		assertThat(violations).flatMap(CorsViolation::suggestions)
			.isEqualTo(suggestion.isEmpty() ? List.of() : List.of(suggestion));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/files/*-*.json", "/{t}/*a*b*c", "/x/**y/z", "/a/*b*", "/*.*", "/***/x" })
	void severalWildcardsInOneSegmentAreSlow(String path) {
		assertThat(Violations.of(policy("p").paths(path).build())).extracting((violation) -> violation.code().name())
			.containsExactly("PATH_WILDCARDS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/**", "/*/*", "/a/*.json", "/{*rest}", "/{a:[a-z]*}/{b:x*y*}", "/a*/b*/**" })
	void oneWildcardInASegmentIsFine(String path) {
		assertThat(Violations.of(policy("p").paths(path).build())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "origin", "Accept", "User-Agent", "Referer", "Cookie", "If-None-Match", "Sec-Fetch-Site",
			"X-Requested-With", "Host", "Range" })
	void exposingAHeaderOfRequestsDoesNothing(String header) {
		assertThat(Violations.of(policy("p").exposedHeaders(header).build()))
			.extracting((violation) -> violation.code().name())
			.containsExactly("EXPOSED_REQUEST_HEADER");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Authorization", "X-CSRF-TOKEN", "ETag", "Location", "Content-Range", "Accept-Ranges",
			"Link", "X-Total-Count", "Retry-After", "Vary" })
	void headersOfResponsesMayBeExposed(String header) {
		assertThat(Violations.of(policy("p").exposedHeaders(header).build())).isEmpty();
	}

	@Test
	void aPolicyForNobodyIsRightWhateverElseItSays() {
		assertThat(Violations.of(policy("p").allowedOrigins("none").build())).isEmpty();
		Builder open = policy("p").allowedOrigins("none").allowedMethods("*").allowedHeaders("*");
		assertThat(Violations.of(open.build())).isEmpty();
		assertThat(Violations.of(open.allowCredentials(true).build())).isEmpty();
		assertThat(Violations.of(policy("p").allowedOrigins("none").allowedMethods().build())).isEmpty();
		assertThat(Violations.of(policy("a").allowedOrigins("none").build(), policy("b").allowedOrigins("none").build(),
				policy("c").build()))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://*", "https://*:*", "*://*", "*://*:*", "http*://*", "https://*.*",
			"https://*.com:*", "https://*:[*]", "https://.*" })
	void whatAllowsEverythingInOtherWordsHasNoCredentials(String origin) {
		CorsPolicy policy = policy("p").allowedOrigins(origin).allowCredentials(true).build();
		assertThat(Violations.of(policy)).anyMatch(CorsViolation::isError);
	}

	@ParameterizedTest
	@ValueSource(strings = { "moz-extension://*", "chrome-extension://*", "safari-web-extension://*", "app://.",
			"safari-web-extension://2F8D0A5C-1B7E-4C7A-9A3E-000000000000", "vscode-webview://0k3cmh1f" })
	void extensionsAndApplicationsMayBeListed(String origin) {
		assertThat(Violations.of(policy("p").allowedOrigins(origin).build())).isEmpty();
	}

	@Test
	void authorizationMayBeNamedBesideTheStar() {
		assertThat(Violations.of(policy("p").allowedHeaders("*", "authorization").build())).isEmpty();
	}

	private static Tuple found(String policy, String key, String code) {
		return Tuple.tuple(policy, key, code);
	}

	private static Builder policy(String name) {
		return CorsPolicy.builder(name).allowedOrigins("https://b.example");
	}

	private static Expectation error(ViolationCode code, String key, @Nullable String value, String sentence,
			String repair, String... suggestions) {
		return new Expectation(code.name(), Severity.ERROR, key, value, sentence, repair, Arrays.asList(suggestions));
	}

	private static Expectation warning(ViolationCode code, String key, @Nullable String value, String sentence,
			String repair, String... suggestions) {
		return new Expectation(code.name(), Severity.WARNING, key, value, sentence, repair, Arrays.asList(suggestions));
	}

	private static List<CorsPolicy> mended(Case expected, CorsViolation violation) {
		List<CorsPolicy> policies = new ArrayList<>(expected.policies());
		CorsPolicy policy = policies.remove(policies.size() - 1);
		policies.add(mended(policy, violation));
		return policies;
	}

	private static CorsPolicy mended(CorsPolicy policy, CorsViolation violation) {
		List<String> values = violation.suggestions();
		CorsProperty property = Objects.requireNonNull(violation.target());
		return switch (property) {
			case ALLOWED_ORIGINS -> policy.toBuilder().allowedOrigins(values).build();
			case ALLOWED_METHODS -> policy.toBuilder().allowedMethods(values).build();
			case ALLOWED_HEADERS -> policy.toBuilder().allowedHeaders(values).build();
			case EXPOSED_HEADERS -> policy.toBuilder().exposedHeaders(values).build();
			case PATHS -> policy.toBuilder().paths(values).build();
			case MAX_AGE -> policy.toBuilder().maxAge(duration(values.get(0))).build();
			default -> throw new IllegalArgumentException(property.key());
		};
	}

	private static Duration duration(String text) {
		return text.equals("0") ? Duration.ZERO : Duration.parse("PT" + text);
	}

	record Case(Expectation expected, List<CorsPolicy> policies) {

		@Override
		public String toString() {
			return this.expected.code() + " " + this.expected.property() + " " + this.expected.value();
		}

	}

	/**
	 * What a person reads of a violation of the policy {@code p}.
	 */
	record Expectation(String code, Severity severity, String property, @Nullable String value, String sentence,
			String repair, List<String> suggestions) {

		static Expectation of(CorsViolation violation) {
			assertThat(violation.policy()).isEqualTo("p");
			assertThat(violation.location()).isNull();
			return new Expectation(violation.code().name(), violation.code().severity(), violation.property(),
					violation.value(), violation.sentence(), violation.repair(), violation.suggestions());
		}

		Case in(UnaryOperator<Builder> change) {
			return in(change.apply(policy("p")).build());
		}

		Case in(CorsPolicy... policies) {
			return new Case(this, List.of(policies));
		}

	}

	private static final class FileSource implements CorsPolicySource {

		@Override
		public String prefix() {
			return "cors.policies.p";
		}

		@Override
		public String location() {
			return "application.yml:5";
		}

		@Override
		public String location(CorsProperty property) {
			return "application.yml:7";
		}

	}

}
