package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.OwnOrigin;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PolicyBinding}.
 */
class PolicyBindingTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	PolicyBindingTests() {
		this.environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables(Map.of()));
	}

	@Test
	void bindsNothingToNoPolicy() {
		assertThat(bind().policies()).isEmpty();
		assertThat(bind().violations()).isEmpty();
	}

	@Test
	void bindsTheShorthandToThePolicyDefaultOnAllPaths() {
		yaml("""
				cors:
				  allowed-origins: https://app.example.com
				""");
		assertThat(onlyPolicy().name()).isEqualTo("default");
		assertThat(onlyPolicy().paths()).containsExactly("/**");
		assertThat(onlyPolicy().allowedOrigins()).containsExactly("https://app.example.com");
		assertThat(CorsProperty.ALLOWED_ORIGINS.in(onlyPolicy()).name()).isEqualTo("cors.allowed-origins");
	}

	@Test
	void leavesDefaultsToThePolicy() {
		yaml("""
				cors:
				  policies:
				    api:
				      allowed-origins: https://app.example.com
				""");
		CorsPolicy expected = CorsPolicy.builder("api").allowedOrigins("https://app.example.com").build();
		assertThat(onlyPolicy().properties()).isEqualTo(expected.properties());
	}

	@Test
	void bindsEveryProperty() {
		yaml("""
				cors:
				  enabled: true
				  debug: true
				  self-origins: [https://www.example.com]
				  own-origin: listed
				  filter:
				    order: -300
				  policies:
				    api:
				      paths: [/api/**, /v2/**]
				      allowed-origins: [https://app.example.com, "https://*.example.com:*"]
				      allowed-methods: [GET, QUERY]
				      allowed-headers: X-One, X-Two
				      exposed-headers: [ETag]
				      allow-credentials: true
				      max-age: 10m
				      refused-requests: forward
				      tolerate: [insecure-origins, public-suffixes, null-origin]
				""");
		CorsPolicy expected = CorsPolicy.builder("api")
			.paths("/api/**", "/v2/**")
			.allowedOrigins("https://app.example.com", "https://*.example.com:*")
			.allowedMethods("GET", "QUERY")
			.allowedHeaders("X-One", "X-Two")
			.exposedHeaders("ETag")
			.allowCredentials(true)
			.maxAge(Duration.ofMinutes(10))
			.refusedRequests(RefusedRequests.FORWARD)
			.tolerate(CorsToleration.values())
			.build();
		assertThat(onlyPolicy().properties()).isEqualTo(expected.properties());
		CorsProperties properties = bind().properties();
		assertThat(properties.isEnabled()).isTrue();
		assertThat(properties.isDebug()).isTrue();
		assertThat(properties.getSelfOrigins()).containsExactly("https://www.example.com");
		assertThat(properties.getOwnOrigin()).isEqualTo(OwnOrigin.LISTED);
		assertThat(properties.getFilter().getOrder()).isEqualTo(-300);
	}

	@Test
	void bindsEveryPropertyOfTheShorthand() {
		yaml("""
				cors:
				  paths: /api/**
				  allowed-origins: https://app.example.com
				  allowed-methods: GET
				  allowed-headers: X-One
				  exposed-headers: ETag
				  allow-credentials: true
				  max-age: 60
				  refused-requests: FORWARD
				  tolerate: null_origin
				""");
		CorsPolicy expected = CorsPolicy.builder("default")
			.paths("/api/**")
			.allowedOrigins("https://app.example.com")
			.allowedMethods("GET")
			.allowedHeaders("X-One")
			.exposedHeaders("ETag")
			.allowCredentials(true)
			.maxAge(Duration.ofSeconds(60))
			.refusedRequests(RefusedRequests.FORWARD)
			.tolerate(CorsToleration.NULL_ORIGIN)
			.build();
		assertThat(onlyPolicy().properties()).isEqualTo(expected.properties());
	}

	@ParameterizedTest
	@CsvSource({ "600,PT10M", "0,PT0S", "2h,PT2H", "PT5M,PT5M", "90s,PT1M30S" })
	void readsPlainNumbersAsSeconds(String text, Duration duration) {
		properties("cors.policies.api.max-age=" + text);
		assertThat(onlyPolicy().maxAge()).isEqualTo(duration);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "ALLOW_CREDENTIALS", "MAX_AGE", "REFUSED_REQUESTS" })
	void takesAnEmptyListForNone(CorsProperty list) {
		yaml("""
				cors:
				  policies:
				    api:
				      max-age: 60
				      %s: []
				""".formatted(list));
		assertThat(onlyPolicy().properties().get(list)).isEqualTo(List.of());
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "ALLOW_CREDENTIALS", "MAX_AGE", "REFUSED_REQUESTS" })
	void takesAnEmptyValueForNone(CorsProperty list) {
		properties("cors.policies.api." + list + "=");
		assertThat(onlyPolicy().properties().get(list)).isEqualTo(List.of());
		assertThat(bind().violations()).isEmpty();
	}

	@Test
	void takesAnEmptyListUnderTheShorthandForAPolicyWithoutOrigins() {
		yaml("""
				cors:
				  allowed-origins: []
				""");
		assertThat(onlyPolicy().allowedOrigins()).isEmpty();
	}

	@Test
	void bindsNamedPoliciesInTheOrderOfTheFile() {
		yaml("""
				cors:
				  policies:
				    storefront:
				      allowed-origins: https://shop.example.com
				    "[a name: with.dots]":
				      allowed-origins: https://dots.example.com
				    open-data:
				      allowed-origins: "*"
				    UPPER:
				      allowed-origins: https://upper.example.com
				""");
		assertThat(bind().violations()).isEmpty();
		assertThat(bind().policies()).extracting(CorsPolicy::name)
			.containsExactly("storefront", "a name: with.dots", "open-data", "UPPER");
		assertThat(bind().policies()).extracting((policy) -> policy.source().location(CorsProperty.ALLOWED_ORIGINS))
			.containsExactly("test.yml - 4:24", "test.yml - 6:24", "test.yml - 8:24", "test.yml - 10:24");
		assertThat(bind().policies()).extracting((policy) -> CorsProperty.PATHS.in(policy).name())
			.containsExactly("cors.policies.storefront.paths", "cors.policies[a name: with.dots].paths",
					"cors.policies.open-data.paths", "cors.policies.upper.paths");
	}

	@Test
	void keepsPoliciesApartWhoseNamesDifferInCaseOrDashesOnly() {
		yaml("""
				cors:
				  policies:
				    "[API]":
				      allowed-origins: https://one.example.com
				    "[api]":
				      allowed-origins: https://two.example.com
				    "[a-pi]":
				      allowed-origins: https://three.example.com
				""");
		assertThat(bind().policies()).extracting(CorsPolicy::allowedOrigins)
			.containsExactly(List.of("https://one.example.com"), List.of("https://two.example.com"),
					List.of("https://three.example.com"));
	}

	@Test
	void refusesTheShorthandBesideAPolicyNamedDefault() {
		yaml("""
				cors:
				  max-age: 60
				  policies:
				    default:
				      allowed-origins: https://app.example.com
				""");
		CorsViolation violation = onlyViolation();
		assertThat(violation.code().name()).isEqualTo("DEFAULT_POLICY_TWICE");
		assertThat(violation.policy()).isEqualTo("default");
		assertThat(violation.property()).isEqualTo("cors.policies.default");
		assertThat(violation.location()).isEqualTo("test.yml - 5:24");
		assertThat(violation.repair()).contains("test.yml - 2:12");
	}

	@Test
	void takesSettingsThatBelongToNoPolicyForNoShorthand() {
		yaml("""
				cors:
				  debug: true
				  self-origins: https://www.example.com
				  policies:
				    default:
				      allowed-origins: https://app.example.com
				""");
		assertThat(bind().violations()).isEmpty();
		assertThat(CorsProperty.PATHS.in(onlyPolicy()).name()).isEqualTo("cors.policies.default.paths");
	}

	@Test
	void takesADashedPolicyAndItsEnvironmentVariableForOnePolicy() {
		variable("CORS_POLICIES_OPENDATA_MAXAGE", "60");
		yaml("""
				cors:
				  policies:
				    open-data:
				      allowed-origins: https://app.example.com
				      max-age: 30m
				""");
		assertThat(bind().violations()).isEmpty();
		CorsPolicy policy = onlyPolicy();
		assertThat(policy.name()).isEqualTo("open-data");
		assertThat(policy.maxAge()).isEqualTo(Duration.ofSeconds(60));
		assertThat(policy.source().location(CorsProperty.MAX_AGE)).contains("\"CORS_POLICIES_OPENDATA_MAXAGE\"");
		assertThat(policy.source().location(CorsProperty.ALLOWED_ORIGINS)).isEqualTo("test.yml - 4:24");
		assertThat(CorsProperty.MAX_AGE.in(policy).name()).isEqualTo("cors.policies.open-data.max-age");
	}

	@Test
	void takesAnUpperCasePolicyAndItsEnvironmentVariableForOnePolicy() {
		variable("CORS_POLICIES_STOREFRONT_MAXAGE", "60");
		yaml("""
				cors:
				  policies:
				    storeFront:
				      allowed-origins: https://app.example.com
				""");
		assertThat(onlyPolicy().name()).isEqualTo("storeFront");
		assertThat(onlyPolicy().maxAge()).isEqualTo(Duration.ofSeconds(60));
		assertThat(CorsProperty.MAX_AGE.in(onlyPolicy()).name()).isEqualTo("cors.policies.storefront.max-age");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS_POLICIES_API_ALLOWEDORIGINS", "CORS_POLICIES_API_ALLOWEDORIGINS_0",
			"CORS_POLICIES_API_ALLOWED_ORIGINS", "CORS_POLICIES_API_ALLOWED_ORIGINS_0" })
	void bindsEnvironmentVariables(String variable) {
		variable(variable, "https://app.example.com");
		assertThat(bind().violations()).isEmpty();
		assertThat(onlyPolicy().name()).isEqualTo("api");
		assertThat(onlyPolicy().allowedOrigins()).containsExactly("https://app.example.com");
		assertThat(onlyPolicy().source().location(CorsProperty.ALLOWED_ORIGINS, 0)).contains("\"" + variable + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS_ALLOWEDORIGINS", "CORS_ALLOWED_ORIGINS" })
	void bindsEnvironmentVariablesOfTheShorthand(String variable) {
		variable(variable, "https://app.example.com");
		assertThat(bind().violations()).isEmpty();
		assertThat(onlyPolicy().allowedOrigins()).containsExactly("https://app.example.com");
		assertThat(onlyPolicy().source().location(CorsProperty.ALLOWED_ORIGINS, 0)).contains("\"" + variable + "\"");
	}

	@Test
	void ignoresEnvironmentVariablesOfOtherPrograms() {
		variable("CORS_PROXY_HOST", "example.com");
		variable("CORS_ANYWHERE", "yes");
		assertThat(bind().violations()).isEmpty();
		assertThat(bind().policies()).isEmpty();
	}

	@Test
	void reportsEnvironmentVariablesBelowAnElementOfAList() {
		variable("CORS_ALLOWEDORIGINS_0_NAME", "x");
		assertThat(onlyViolation().code().name()).isEqualTo("VALUE_NOT_LIST");
		assertThat(onlyViolation().property()).isEqualTo("cors.allowedorigins[0].name");
	}

	@Test
	void bindsTwoHundredPolicies() {
		String policies = IntStream.range(0, 200).mapToObj("""
				    policy-%1$d:
				      paths: [/p%1$d/**]
				      allowed-origins: [https://app%1$d.example.com]
				"""::formatted).collect(Collectors.joining());
		yaml("cors:\n  policies:\n" + policies);
		assertThat(bind().violations()).isEmpty();
		assertThat(bind().policies()).hasSize(200)
			.last()
			.extracting((policy) -> policy.source().location(CorsProperty.ALLOWED_ORIGINS, 0))
			.isEqualTo("test.yml - 602:25");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "cors.max-age=abc|VALUE_NOT_DURATION|cors.max-age|default",
			"cors.policies.x.max-age=abc|VALUE_NOT_DURATION|cors.policies.x.max-age|x",
			"cors.policies.x.allow-credentials=maybe|VALUE_NOT_BOOLEAN|cors.policies.x.allow-credentials|x",
			"cors.enabled=maybe|VALUE_NOT_BOOLEAN|cors.enabled|''", "cors.debug=maybe|VALUE_NOT_BOOLEAN|cors.debug|''",
			"cors.own-origin=maybe|VALUE_NOT_LISTED|cors.own-origin|''",
			"cors.filter.order=abc|VALUE_NOT_NUMBER|cors.filter.order|''",
			"cors.policies.x.tolerate=nonsense|VALUE_NOT_LISTED|cors.policies.x.tolerate|x",
			"cors.policies.x.tolerate[0]=nonsense|VALUE_NOT_LISTED|cors.policies.x.tolerate[0]|x",
			"cors.policies.x.refused-requests=nonsense|VALUE_NOT_LISTED|cors.policies.x.refused-requests|x",
			"cors.policies.x.allowed-origins[1]=y|LIST_GAP|cors.policies.x.allowed-origins[1]|x",
			"cors.allowed-origins[1]=https://app.example.com|LIST_GAP|cors.allowed-origins[1]|default",
			"cors.tolerate=null-origin,,|VALUE_NOT_LISTED|cors.tolerate|default",
			"cors.policies=text|VALUE_NOT_POLICY|cors.policies|''",
			"cors.policies.x=text|VALUE_NOT_POLICY|cors.policies.x|x",
			"cors.policies.x.max-age=${missing}|VALUE_NOT_DURATION|cors.policies.x.max-age|x",
			"cors.allowed-origin=https://app.example.com|UNKNOWN_PROPERTY|cors.allowed-origin|default",
			"cors.policies.x.max-agee=60|UNKNOWN_PROPERTY|cors.policies.x.max-agee|x",
			"cors.policies.x.allowed-origins[0].y=z|VALUE_NOT_LIST|cors.policies.x.allowed-origins[0].y|x",
			"cors.self-origins=https://*.example.com|SELF_ORIGIN_PATTERN|cors.self-origins[0]|''",
			"cors.self-origins=https://app.example.com/|ORIGIN_TRAILING_SLASH|cors.self-origins[0]|''" })
	void reportsValuesThatCannotBeRead(String line, String code, String property, String policy) {
		properties("# The mistake stands in the second line.", line);
		CorsViolation violation = onlyViolation();
		assertThat(violation.code().name()).isEqualTo(code);
		assertThat(violation.property()).isEqualTo(property);
		assertThat(violation.policy()).isEqualTo(policy);
		assertThat(violation.value()).isEqualTo(line.substring(line.indexOf('=') + 1));
		assertThat(violation.location()).startsWith("test.properties - 2:");
		assertThat(violation.isError()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "cors.policies=text|cors.policies.x.allowed-origins=*|VALUE_NOT_POLICY|``",
					"cors.policies.x=text|cors.policies.x.allowed-origins=*|VALUE_NOT_POLICY|x",
					"cors.filter=5|cors.filter.order=-200|VALUE_NOT_BLOCK|``",
					"cors.reload=true|cors.reload.quiet-period=1s|VALUE_NOT_BLOCK|``",
					"cors.sources=text|cors.sources.tenants.timeout=1s|VALUE_NOT_BLOCK|``",
					"cors.sources.tenants=text|cors.sources.tenants.timeout=1s|VALUE_NOT_BLOCK|``",
					"cors.jdbc=true|cors.jdbc.listen=false|VALUE_NOT_BLOCK|``",
					"cors.jdbc=true|cors.debug=false|VALUE_NOT_BLOCK|``" })
	void reportsATextThatTheBinderIgnoresBecauseOfWhatIsBelow(String line, String below, String code, String policy) {
		properties("# The mistake stands in the second line.", line, below);
		CorsViolation violation = onlyViolation();
		assertThat(violation.code().name()).isEqualTo(code);
		assertThat(violation.property()).isEqualTo(line.substring(0, line.indexOf('=')));
		assertThat(violation.policy()).isEqualTo(policy);
		assertThat(violation.location()).startsWith("test.properties - 2:");
		assertThat(violation.repair()).contains(violation.property() + ".");
	}

	@ParameterizedTest
	@CsvSource({ "cors.policies,VALUE_NOT_POLICY", "cors.filter,VALUE_NOT_BLOCK", "cors.reload,VALUE_NOT_BLOCK",
			"cors.sources,VALUE_NOT_BLOCK" })
	void reportsATextForABlockInASourceThatCannotListItsNames(String block, String code) {
		this.environment.getPropertySources().addFirst(new PropertySource<>("vault") {

			@Override
			public @Nullable Object getProperty(String name) {
				return name.equals(block) ? "text" : null;
			}

		});
		assertThat(onlyViolation().code().name()).isEqualTo(code);
		assertThat(onlyViolation().repair()).contains(block + ".");
	}

	@ParameterizedTest
	@CsvSource({ "cors.allowed-origin,cors.allowed-origins", "cors.selforigin,cors.self-origins",
			"cors.policies.x.allowed-headerss,cors.policies.x.allowed-headers",
			"cors.policies.x.exposeHeader,cors.policies.x.exposed-headers", "cors.policys,cors.policies" })
	void namesTheNearestProperty(String written, String meant) {
		properties(written + "=x");
		assertThat(onlyViolation().repair()).isEqualTo("Did you mean `" + meant + "`?");
	}

	@Test
	void reportsAllWrongValuesTogether() {
		properties("cors.enabled=maybe", "cors.policies.x.max-age=abc", "cors.policies.y.tolerate=nonsense",
				"cors.policies.z=text", "cors.nonsense=1");
		assertThat(bind().violations()).hasSize(5);
	}

	private PolicyBinding bind() {
		return new PolicyBinding(this.environment);
	}

	private CorsPolicy onlyPolicy() {
		assertThat(bind().policies()).hasSize(1);
		return bind().policies().get(0);
	}

	private CorsViolation onlyViolation() {
		assertThat(bind().violations()).hasSize(1);
		return bind().violations().get(0);
	}

	private void yaml(String text) {
		add(new YamlPropertySourceLoader(), "test.yml", text);
	}

	private void properties(String... lines) {
		add(new PropertiesPropertySourceLoader(), "test.properties", String.join("\n", lines));
	}

	private void add(PropertySourceLoader loader, String name, String text) {
		try {
			Resource resource = new NamedResource(name, text);
			loader.load(name, resource).forEach(this.environment.getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void variable(String name, String value) {
		PropertySource<?> present = this.environment.getPropertySources()
			.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		Map<String, Object> values = new LinkedHashMap<>(((MapPropertySource) present).getSource());
		values.put(name, value);
		this.environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables(values));
	}

	private static SystemEnvironmentPropertySource variables(Map<String, Object> values) {
		return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values);
	}

	/**
	 * A text that is described by a name.
	 */
	private static final class NamedResource extends ByteArrayResource {

		private final String name;

		NamedResource(String name, String text) {
			super(text.getBytes(StandardCharsets.UTF_8));
			this.name = name;
		}

		@Override
		public String getDescription() {
			return this.name;
		}

	}

}
