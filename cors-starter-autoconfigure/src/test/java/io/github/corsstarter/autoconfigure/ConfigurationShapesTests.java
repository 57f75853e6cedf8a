package io.github.corsstarter.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that whatever shape {@code cors} has in a file, the application starts with what
 * was written or says in plain words what to write.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationShapesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "cors: true|VALUE_NOT_BLOCK",
			"cors: '*'|VALUE_NOT_BLOCK", "cors: 8080|VALUE_NOT_BLOCK", "cors: [https://a.example.com]|VALUE_NOT_BLOCK",
			"cors: [{name: a, origins: '*'}]|VALUE_NOT_BLOCK", "cors: {policies: '*'}|VALUE_NOT_POLICY",
			"cors: {policies: [{name: a, allowed-origins: '*'}]}|POLICIES_LIST",
			"cors: {policies: [a, b]}|VALUE_NOT_POLICY", "cors: {policies: {web: '*'}}|VALUE_NOT_POLICY",
			"cors: {policies: {web: }}|NO_ORIGINS", "cors: {filter: 5}|VALUE_NOT_BLOCK",
			"cors: {policies: {/api/**: {allowed-origins: '*'}}}|POLICY_NAME",
			"cors: {policies: {'[/api/**]': {allowed-origins: '*'}}}|POLICY_NAME",
			"cors: {'[/api/**]': {allowed-origins: '*'}}|POLICY_NAME", "cors: {/api: {origins: '*'}}|POLICY_NAME",
			"cors: {policies: {'https://a.example.com': {allowed-methods: GET}}}|POLICY_NAME",
			"cors: {policies: {a.b: {allowed-origins: '*'}}}|POLICY_NAME",
			"cors: {cors-configurations: {'[/**]': {allowedOrigins: '*'}}}|POLICY_NAME",
			"cors: {web: {allowed-origins: '*'}}|UNKNOWN_PROPERTY", "cors: {allowed-origins: {a: '*'}}|VALUE_NOT_LIST",
			"cors: {allowed-origins: [{exact: https://a.example.com}]}|VALUE_NOT_LIST",
			"cors: {allowed-origins: true}|VALUE_NOT_LIST", "cors: {allowed-origins: 8080}|VALUE_NOT_LIST",
			"cors: {allowed-origins: all}|VALUE_NOT_LIST", "cors: {allowed-origins: }|NO_ORIGINS",
			"cors: {allowed-origins: null}|NO_ORIGINS", "cors: {allowed-origins: ~}|NO_ORIGINS",
			"cors: {allowed-origins: []}|NO_ORIGINS", "cors: {allowed-origins: '${NOT_SET_HERE:}'}|NO_ORIGINS",
			"cors: {allowed-origins: '[https://a.example.com, https://b.example.com]'}|LIST_NOTATION",
			"cors: {allowed-origins: '[\"https://a.example.com\"]'}|LIST_NOTATION",
			"cors: {allowed-origins: 'https://a.example.com;https://b.example.com'}|LIST_NOTATION",
			"cors: {allowed-origins: \"- https://a.example.com\\n- https://b.example.com\"}|LIST_NOTATION",
			"cors: {allowed-origins: '*', paths: '/a /b'}|LIST_NOTATION",
			"cors: {allowed-origins: 'https://a.example.com', 'allowed-origins[1]': 'https://b.example.com'}|LIST_TWICE",
			"cors: {allowed-origins: '*', paths: /a, 'paths[0]': /b}|LIST_TWICE",
			"cors: {allowed-origins: {/**: 'https://a.example.com'}}|VALUE_NOT_LIST",
			"cors: {allowed-origins: '*', paths: {/: }}|VALUE_NOT_LIST",
			"cors: {policies: {web: {allowed-origins: '*', allowed-methods: {/*: GET}}}}|VALUE_NOT_LIST",
			"cors: {policies: {web: {allowed-origins: '*', max-age: {/**: 60}}}}|UNKNOWN_PROPERTY",
			"cors: {policies: {web: {allowed-origins: '*', /**: {allowed-origins: 'https://a.example.com'}}}}|POLICY_NAME",
			"cors: {policies: {web: {/**: {allowed-origins: 'https://a.example.com'}, allowed-origins: '*'}}}|POLICY_NAME",
			"cors: {policies: {web: {allowed-origins: '*', max-age: 60, /*: {max-age: 30}}}}|UNKNOWN_PROPERTY",
			"cors: {allowed-origins: '*', enabled: {/**: true}}|UNKNOWN_PROPERTY",
			"cors: {allowed-origins: '*', self-origins: 'https://a.example.com', 'self-origins[1]': 'https://b.example.com'}|LIST_TWICE",
			"cors: {policies: {web: {allowed-origins: '*', allowedMethods: GET, 'allowed-methods[1]': PUT}}}|LIST_TWICE",
			"cors: {policies: {web: {allowed-origins: '*', tolerate: , 'tolerate[0]': null-origin}}}|LIST_TWICE",
			"cors: {allowed-origins: '*', allowed-methods: none}|VALUE_NOT_LIST",
			"cors: {allowed-origins: 'https://a.example.com', allowedOrigins: 'https://b.example.com'}|PROPERTY_TWICE",
			"cors: {allowed_origins: ['https://a.example.com'], allowed-origins: ['https://b.example.com']}|PROPERTY_TWICE",
			"cors: {allowed-origins: '*', max-age: 60, maxAge: 30}|PROPERTY_TWICE",
			"cors: {allowed-origins: '*', refused-requests: forward, refusedRequests: reject}|PROPERTY_TWICE",
			"cors: {policies: {my-api: {allowed-origins: '*', paths: /a}, myApi: {allowed-origins: '*', paths: /b}}}|PROPERTY_TWICE",
			"cors: {policies: {web: {allowed-origins: '*', paths: /a}, Web: {paths: /b}}}|PROPERTY_TWICE",
			"cors: {allowed-origins: '*', allowed-methods: yes}|VALUE_NOT_LIST",
			"cors: {allowed-origins: '*', allowed-headers: [any]}|VALUE_NOT_LIST",
			"cors: {allowed-origins: '*', max-age: 1h30m}|VALUE_NOT_DURATION",
			"cors: {allowed-origins: '*', max-age: [60]}|VALUE_NOT_SINGLE",
			"cors: {allowed-origins: '*', allow-credentials: {x: y}}|UNKNOWN_PROPERTY",
			"cors: {allowed-origins: '*', own-origin: never}|VALUE_NOT_LISTED" })
	void saysWhatToWrite(String yaml, String code, CapturedOutput output) {
		List<CorsViolation> violations = new Startup(this.directory).file("application.yml", yaml).fail();
		assertThat(violations).extracting((violation) -> violation.code().name()).contains(code);
		assertThat(violations).allSatisfy((violation) -> {
			assertThat(violation.location()).isNotNull();
			assertThat(violation.sentence() + violation.repair()).doesNotContain("java", "io.github", "onverter",
					"Remove it");
		});
		assertThat(output).contains("The CORS configuration has");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors:", "cors: {}", "cors: {policies: }", "cors: {policies: {}}", "cors: {filter: {}}" })
	void takesEmptyBlocksForNothing(String yaml) {
		assertThat(new Startup(this.directory).file("application.yml", yaml).start().policies()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "cors: {allowed-origins: 'https://a.example.com', allow-credentials: 'yes', max-age: PT30M}|/**",
					"cors: {policies: {on: {allowed-origins: '*', paths: /a}}}|/a" })
	void startsWithWhatIsRight(String yaml, String path) {
		assertThat(new Startup(this.directory).file("application.yml", yaml).start().policies()).singleElement()
			.satisfies((policy) -> assertThat(policy.paths()).containsExactly(path));
	}

	@Test
	void keepsALineThatIsNotUnderstoodInThePolicyOfTheLinesAround(CapturedOutput output) {
		new Startup(this.directory).file("application.yml", """
				cors:
				  policies:
				    a.b:
				      paths: /api/**
				      alowed-origins: https://app.example.com
				""").fail();
		assertThat(output).containsSubsequence("policies:", "a-b:", "paths:", "- \"/api/**\"", "allowed-origins:",
				"- \"https://app.example.com\"");
		assertThat(output.getAll().lines().map(String::strip)).doesNotContain("a:");
	}

	@Test
	void namesBothSpellingsOfAProperty() {
		CorsViolation violation = new Startup(this.directory).file("application.yml", """
				cors:
				  policies:
				    web:
				      allowed-origins: [https://a.example.com, https://b.example.com]
				      allowedOrigins: [https://c.example.com, https://d.example.com]
				""").failOnce();
		assertThat(violation.code()).isEqualTo(BindingCode.PROPERTY_TWICE);
		assertThat(violation.property()).isEqualTo("cors.policies.web.allowedOrigins[0]");
		assertThat(violation.location()).contains("application.yml] - 5:");
		assertThat(violation.repair()).contains("`cors.policies.web.allowed-origins[0]`", "application.yml] - 4:");
	}

	@Test
	void takesSpellingsInSeveralSourcesForAnOverride() {
		assertThat(
				new Startup(this.directory).file("application.yml", "cors: {allowed-origins: 'https://a.example.com'}")
					.argument("--cors.allowedOrigins=https://b.example.com")
					.start()
					.policies())
			.singleElement()
			.satisfies((policy) -> assertThat(policy.allowedOrigins()).asString().contains("https://b.example.com"));
	}

	@Test
	void readsEverySourceAlike() {
		String origin = "https://app.example.com";
		assertThat(new Startup(this.directory).argument("--cors.policies.web.path-pattern=/api/**")
			.argument("--cors.policies.web.allowed-origins=" + origin)
			.failOnce()
			.repair()).isEqualTo("Did you mean `cors.policies.web.paths`?");
		assertThat(new Startup(this.directory).systemProperty("cors.policies.web.origins", origin).failOnce().repair())
			.isEqualTo("Did you mean `cors.policies.web.allowed-origins`?");
		assertThat(new Startup(this.directory)
			.argument("--spring.application.json={\"cors\":{\"policies\":{\"web\":{\"origins\":\"" + origin + "\"}}}}")
			.failOnce()
			.repair()).isEqualTo("Did you mean `cors.policies.web.allowed-origins`?");
		assertThat(new Startup(this.directory)
			.argument("--spring.application.json={\"cors\":{\"policies\":{\"/api/**\":{\"allowed-origins\":\"*\"}}}}")
			.failOnce()
			.code()).isEqualTo(BindingCode.POLICY_NAME);
		assertThat(new Startup(this.directory).file("tree/cors/policies/web/origins", origin + "\n")
			.file("application.yml", "spring.config.import: 'configtree:" + this.directory + "/tree/'\n")
			.failOnce()
			.repair()).isEqualTo("Did you mean `cors.policies.web.allowed-origins`?");
	}

	@Test
	void warnsOfAnOriginThatIsAlsoTheApplicationsOwn() {
		CorsPolicyRegistry registry = new Startup(this.directory).file("application.yml", """
				cors:
				  self-origins: https://www.example.com
				  allowed-origins: https://www.example.com
				""").start();
		assertThat(registry.warnings()).singleElement().satisfies((warning) -> {
			assertThat(warning.code()).isEqualTo(BindingCode.SELF_ORIGIN_ALLOWED);
			assertThat(warning.property()).isEqualTo("cors.allowed-origins[0]");
			assertThat(warning.location()).contains("application.yml] - 3:20");
			assertThat(warning.sentence()).contains("`cors.self-origins[0]`", "application.yml] - 2:17");
		});
	}

	@ParameterizedTest
	@CsvSource({ "-2147483648,FILTER_ORDER_TOO_EARLY", "-2147483647,FILTER_ORDER_TOO_EARLY",
			"-100,FILTER_ORDER_TOO_LATE", "0,FILTER_ORDER_TOO_LATE", "2147483647,FILTER_ORDER_TOO_LATE", "-2147483646,",
			"-101," })
	void warnsOfAPlaceOfTheFilterThatCannotWork(int order, String code) {
		PropertiesRunner.violations(Map.of("cors.filter.order", String.valueOf(order)),
				(violations) -> assertThat(violations).extracting((violation) -> violation.code().name())
					.isEqualTo((code != null) ? List.of(code) : List.of()));
	}

	@Test
	void validatesPropertiesThatARegistryOfTheApplicationReplaces(CapturedOutput output) {
		WebApplicationContextRunner runner = new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class))
			.withUserConfiguration(OwnRegistry.class);
		runner.withPropertyValues("cors.policies.api.allowed-origins=https://app.example.com/")
			.run((context) -> assertThat(context).hasFailed());
		runner.withPropertyValues("cors.policies.api.allowed-origins=https://app.example.com").run((context) -> {
			assertThat(context).hasNotFailed();
			CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
			assertThat(registry.policies()).isEmpty();
			assertThat(context.getBean(CorsPolicyRegistryFactory.class).check(registry)).singleElement()
				.satisfies((warning) -> {
					assertThat(warning.code()).isEqualTo(BindingCode.PROPERTIES_UNUSED);
					assertThat(warning.property()).isEqualTo("cors.policies.api");
				});
		});
	}

	@Test
	void takesPoliciesAndCustomizersOfParentContexts() {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext(Parent.class)) {
			new WebApplicationContextRunner().withParent(parent)
				.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class))
				.withPropertyValues("cors.policies.web.allowed-origins=https://app.example.com",
						"cors.policies.web.paths=/web/**")
				.run((context) -> {
					CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
					assertThat(registry.policies()).extracting(CorsPolicy::name)
						.containsExactlyInAnyOrder("web", "parent");
					assertThat(registry.policy("web").exposedHeaders()).containsExactly("X-Parent");
					assertThat(registry.policy("parent").source().location()).startsWith("bean 'parentPolicy'");
				});
		}
	}

	/**
	 * Reads properties without a context.
	 */
	private static final class PropertiesRunner {

		static void violations(Map<String, Object> properties,
				java.util.function.Consumer<List<CorsViolation>> violations) {
			org.springframework.core.env.StandardEnvironment environment = new org.springframework.core.env.StandardEnvironment();
			environment.getPropertySources()
				.addFirst(new org.springframework.core.env.MapPropertySource("test", properties));
			violations.accept(new PolicyBinding(environment).violations());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistry {

		@Bean
		CorsPolicyRegistry ownRegistry() {
			return new CorsPolicyRegistry(List.of());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Parent {

		@Bean
		CorsPolicy parentPolicy() {
			return CorsPolicy.builder("parent").paths("/parent/**").allowedOrigins("https://app.example.com").build();
		}

		@Bean
		CorsPolicyCustomizer parentCustomizer() {
			return (policy) -> policy.exposedHeaders("X-Parent");
		}

	}

}
