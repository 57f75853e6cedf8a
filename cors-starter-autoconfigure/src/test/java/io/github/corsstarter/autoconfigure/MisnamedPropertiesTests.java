package io.github.corsstarter.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.validation.CorsViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that names from other products lead to the property that they mean, and that
 * their values are never lost.
 */
class MisnamedPropertiesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "path", "path-pattern", "pathPattern", "path_patterns", "mapping", "url", "url-pattern",
			"urls", "endpoint", "route", "pattern", "resource", "uri-patterns", "ant-matchers", "path-prefix", "pahts",
			"location", "apply-to", "allowed-paths" })
	void meansPaths(String name) {
		assertMeant(name, CorsProperty.PATHS, "/api/**", List.of("/api/**"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "origin", "origins", "allow-origin", "allowed-origin", "allowedOriginPatterns",
			"allowed-origin-patterns", "allowed-origins-regex", "allow_origins", "allow_origin_regex",
			"allowed-origin-regexes", "origin-whitelist", "cors-allow-origin", "CORS_ALLOWED_ORIGINS",
			"Access-Control-Allow-Origin", "accessControlAllowOriginList", "access-control-allow-origin-list",
			"accessControlAllowOriginListRegex", "allow_origin_string_match", "with-origins", "trusted-origins",
			"allowed-domains", "alowed-origins", "http-cors-origins", "client-origin" })
	void meansOrigins(String name) {
		assertMeant(name, CorsProperty.ALLOWED_ORIGINS, "https://app.example.com", List.of("https://app.example.com"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "method", "methods", "allow-methods", "allowMethods", "access-control-allow-methods",
			"cors-allow-methods", "http-methods", "supportedMethods", "verbs", "with-methods", "allow_methods",
			"CORS_ALLOW_METHODS", "accessControlAllowMethods", "alowed-methods" })
	void meansMethods(String name) {
		assertMeant(name, CorsProperty.ALLOWED_METHODS, "GET", List.of("GET"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "headers", "allow-headers", "allow_headers", "access-control-allow-headers",
			"cors-allow-headers", "request-headers", "supportedHeaders", "with-headers", "allowed-header",
			"accessControlAllowHeaders" })
	void meansRequestHeaders(String name) {
		assertMeant(name, CorsProperty.ALLOWED_HEADERS, "X-One", List.of("X-One"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "expose-headers", "expose_headers", "exposedHeader", "access-control-expose-headers",
			"cors-expose-headers", "with-exposed-headers", "response-headers", "expose", "accessControlExposeHeaders" })
	void meansExposedHeaders(String name) {
		assertMeant(name, CorsProperty.EXPOSED_HEADERS, "ETag", List.of("ETag"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "credentials", "supports-credentials", "support.credentials", "supportsCredentials",
			"access-control-allow-credentials", "cors-allow-credentials", "with-credentials", "allow_credential" })
	void meansCredentials(String name) {
		assertMeant(name, CorsProperty.ALLOW_CREDENTIALS, "true", true);
	}

	@ParameterizedTest
	@CsvSource({ "maxAgeSeconds,600", "access-control-max-age,600", "preflight-max-age,10 minutes",
			"set-preflight-max-age,00:10:00", "preflight.maxage,600", "max-age-ms,600000", "max-age-minutes,10",
			"cors-max-age,10min", "ttl,600s" })
	void meansMaxAge(String name, String value) {
		PolicyBinding binding = bind(name, value);
		assertThat(binding.violations()).extracting(CorsViolation::repair)
			.contains("Did you mean `cors.policies.web.max-age`?");
		assertThat(binding.violations())
			.allMatch((violation) -> violation.settled() || violation.suggestions().equals(List.of("10m")));
	}

	@ParameterizedTest
	@CsvSource({ "allow-all-origins,ALLOWED_ORIGINS", "CORS_ALLOW_ALL_ORIGINS,ALLOWED_ORIGINS",
			"origin-allow-all,ALLOWED_ORIGINS", "AllowAnyOrigin,ALLOWED_ORIGINS", "AllowAnyMethod,ALLOWED_METHODS",
			"allow-any-header,ALLOWED_HEADERS" })
	void readsASwitchAsAStar(String name, CorsProperty list) {
		PolicyBinding binding = bind(name, "true");
		assertThat(binding.violations()).singleElement()
			.satisfies((violation) -> assertThat(violation.repair())
				.isEqualTo("Did you mean `cors.policies.web." + list.key() + ": \"*\"`?"));
		assertThat(list.valueOf(web(binding))).isEqualTo(List.of("*"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "allow-private-network", "allowPrivateNetwork", "options-success-status",
			"preflight-continue", "options-passthrough", "vary", "vary-header", "chainPreflight", "single-header",
			"return-exact-origins", "send-wildcard", "allow-websockets", "tag-requests", "request.decorate",
			"allow-subdomains", "timing-allow-origin", "cross-origin-opener-policy", "description", "name",
			"allow-file-origins-timing" })
	void saysWhyANameHasNoCounterpart(String name) {
		PolicyBinding binding = bind(name, "true");
		assertThat(binding.violations()).singleElement().satisfies((violation) -> {
			assertThat(violation.settled()).isTrue();
			assertThat(violation.repair()).doesNotContain("Remove it", "Did you mean");
		});
		assertThat(web(binding).properties()).isEqualTo(web(bind("max-age", "30m")).properties());
	}

	@ParameterizedTest
	@ValueSource(strings = { "exclude-paths", "excludedPaths", "denied-origins", "blocked-origins", "origin-blacklist",
			"disallowed-origins", "forbidden-methods", "ignore-paths", "except-methods", "unallowed-origins",
			"skip-paths", "not-allowed-origins" })
	void neverTakesWhatIsExcludedForAllowed(String name) {
		PolicyBinding binding = bind(name, "https://evil.example");
		assertThat(binding.violations()).singleElement().satisfies((violation) -> {
			assertThat(violation.settled()).isFalse();
			assertThat(violation.repair()).startsWith("List what is allowed");
		});
		assertThat(web(binding).properties()).isEqualTo(web(bind("max-age", "30m")).properties());
	}

	@Test
	void neverAnswersWithRemoveIt() {
		for (String name : List.of("nonsense", "x", "zzz-origin-checker", "web", "my-paths-list", "enabled", "order")) {
			assertThat(bind(name, "x").violations()).singleElement()
				.satisfies((violation) -> assertThat(violation.repair()).isNotBlank().doesNotContain("Remove it"));
		}
	}

	@Test
	void addsValuesToThoseUnderTheRightName() {
		PolicyBinding binding = bind(Map.of("cors.policies.web.paths", "/a/**", "cors.policies.web.path", "/b/**"));
		assertThat(web(binding).paths()).containsExactly("/a/**", "/b/**");
	}

	@Test
	void doesNotChooseBetweenTwoValues() {
		PolicyBinding binding = bind(Map.of("cors.policies.web.allow-credentials", "false",
				"cors.policies.web.credentials", "true", "cors.policies.web.allowed-origins", "https://a.example.com"));
		assertThat(web(binding).allowCredentials()).isFalse();
		assertThat(binding.violations()).singleElement()
			.satisfies((violation) -> assertThat(violation.settled()).isFalse());
	}

	@ParameterizedTest
	@CsvSource({ "CORS_POLICIES_OPEN_DATA_ALLOWEDORIGINS,CORS_POLICIES_OPENDATA_ALLOWEDORIGINS",
			"CORS_POLICIES_OPEN_DATA_ALLOWED_ORIGINS,CORS_POLICIES_OPENDATA_ALLOWEDORIGINS",
			"CORS_POLICIES_OPEN_DATA_ALLOWEDORIGINS_0,CORS_POLICIES_OPENDATA_ALLOWEDORIGINS",
			"CORS_POLICIES_OPEN_DATA_ORIGINS,CORS_POLICIES_OPENDATA_ALLOWEDORIGINS" })
	void findsThePolicyOfAVariableWithUnderscores(String variable, String right) {
		List<CorsViolation> violations = new Startup(this.directory)
			.file("application.yml", "cors:\n  policies:\n    open-data:\n      paths: /open/**\n")
			.variable(variable, "https://app.example.com")
			.fail();
		assertThat(violations).singleElement().satisfies((violation) -> {
			assertThat(violation.policy()).isEqualTo("open-data");
			assertThat(violation.repair())
				.isEqualTo("Did you mean the policy `open-data`? Its variable is `" + right + "`.");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS", "CORS_PROXY_HOST", "CORS_ORIGIN", "CORS_ANYWHERE_PORT", "CORS_ALLOW_ORIGIN",
			"CORS_CONFIG_FILE", "CORS_0_NAME" })
	void toleratesVariablesOfOtherPrograms(String variable) {
		assertThat(new Startup(this.directory).variable(variable, "true").start().policies()).isEmpty();
	}

	@Test
	void warnsOfAPolicyThatOnlyAVariableMakes() {
		PolicyBinding binding = new PolicyBinding(environment(
				Map.of("cors.policies.open-data.paths", "/open/**", "cors.policies.open-data.allowed-origins", "*"),
				Map.of("CORS_POLICIES_OPNDATA_ALLOWEDORIGINS", "https://app.example.com")));
		assertThat(binding.violations()).singleElement().satisfies((violation) -> {
			assertThat(violation.code()).isEqualTo(BindingCode.POLICY_OF_VARIABLES);
			assertThat(violation.isError()).isFalse();
			assertThat(violation.repair()).contains("CORS_POLICIES_OPNDATA_PATHS");
		});
	}

	private static void assertMeant(String name, CorsProperty property, String value, Object meant) {
		PolicyBinding binding = bind(name, value);
		assertThat(binding.violations()).singleElement().satisfies((violation) -> {
			assertThat(violation.code()).isEqualTo(BindingCode.UNKNOWN_PROPERTY);
			assertThat(violation.repair()).isEqualTo("Did you mean `cors.policies.web." + property.key() + "`?");
			assertThat(violation.settled()).isTrue();
		});
		assertThat(property.valueOf(web(binding))).isEqualTo(meant);
	}

	private static PolicyBinding bind(String name, String value) {
		return bind(Map.of("cors.policies.web.refused-requests", "reject", "cors.policies.web." + name, value));
	}

	private static PolicyBinding bind(Map<String, Object> properties) {
		return new PolicyBinding(environment(properties, Map.of()));
	}

	private static StandardEnvironment environment(Map<String, Object> properties, Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		environment.getPropertySources()
			.addFirst(new org.springframework.core.env.SystemEnvironmentPropertySource("test-systemEnvironment",
					variables));
		return environment;
	}

	private static CorsPolicy web(PolicyBinding binding) {
		return binding.policies().stream().filter((policy) -> policy.name().equals("web")).findFirst().orElseThrow();
	}

}
