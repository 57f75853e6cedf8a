package io.github.corsstarter.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a violation names the place where the mistake stands, whatever kind of place
 * that is.
 */
class ViolationLocationTests {

	private static final String WRONG = "https://app.example.com/";

	private Startup startup;

	@BeforeEach
	void prepare(@TempDir Path directory) {
		this.startup = new Startup(directory);
	}

	@Test
	void namesTheLineOfAYamlFile() {
		this.startup.file("application.yml", """
				# A comment.
				cors:
				  policies:
				    api:
				      allowed-origins:
				        - https://www.example.com
				        - https://app.example.com/
				""");
		CorsViolation violation = this.startup.failOnce();
		assertThat(violation.property()).isEqualTo("cors.policies.api.allowed-origins[1]");
		assertThat(violation.location()).endsWith("/application.yml] - 7:11");
	}

	@Test
	void namesTheLineOfTheSecondDocument() {
		this.startup.file("application.yml", """
				cors:
				  policies:
				    api:
				      allowed-origins: https://www.example.com
				---
				spring.config.activate.on-profile: default
				cors:
				  policies:
				    api:
				      allowed-origins: https://app.example.com/
				""");
		CorsViolation violation = this.startup.failOnce();
		assertThat(violation.property()).isEqualTo("cors.policies.api.allowed-origins[0]");
		assertThat(violation.location()).endsWith("/application.yml] - 10:24");
	}

	@Test
	void namesTheFileOfAProfile() {
		this.startup.file("application.yml", "cors.policies.api.allowed-origins: https://www.example.com")
			.file("application-dev.yml", "\ncors.policies.api.allowed-origins: " + WRONG)
			.argument("--spring.profiles.active=dev");
		assertThat(this.startup.failOnce().location()).endsWith("/application-dev.yml] - 2:36");
	}

	@Test
	void namesTheLineOfAPropertiesFile() {
		this.startup.file("application.properties", """
				cors.policies.api.paths=/api/**
				cors.policies.api.allowed-origins=https://www.example.com, \\
				  https://app.example.com/
				""");
		CorsViolation violation = this.startup.failOnce();
		assertThat(violation.property()).isEqualTo("cors.policies.api.allowed-origins[1]");
		assertThat(violation.location()).endsWith("/application.properties] - 2:35");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CORS_POLICIES_API_ALLOWEDORIGINS", "CORS_POLICIES_API_ALLOWEDORIGINS_0",
			"CORS_POLICIES_API_ALLOWED_ORIGINS", "CORS_POLICIES_API_ALLOWED_ORIGINS_0" })
	void namesTheEnvironmentVariable(String variable) {
		CorsViolation violation = this.startup.variable(variable, WRONG).failOnce();
		assertThat(violation.property()).isEqualTo("cors.policies.api.allowed-origins[0]");
		assertThat(violation.location()).contains("System Environment Property \"" + variable + "\"");
	}

	@Test
	void namesTheEnvironmentVariableOfAPropertyThatDoesNotExist() {
		CorsViolation violation = this.startup.variable("CORS_POLICIES_API_ALLOWEDORIGIN", "https://app.example.com")
			.failOnce();
		assertThat(violation.code().name()).isEqualTo("UNKNOWN_PROPERTY");
		assertThat(violation.location()).contains("System Environment Property \"CORS_POLICIES_API_ALLOWEDORIGIN\"");
		assertThat(violation.repair()).contains("`cors.policies.api.allowed-origins`");
	}

	@Test
	void namesTheCommandLine() {
		CorsViolation violation = this.startup.argument("--cors.policies.api.allowed-origins=" + WRONG).failOnce();
		assertThat(violation.property()).isEqualTo("cors.policies.api.allowed-origins[0]");
		assertThat(violation.location())
			.isEqualTo("\"cors.policies.api.allowed-origins\" from property source \"commandLineArgs\"");
	}

	@Test
	void namesTheSystemProperty() {
		CorsViolation violation = this.startup.systemProperty("cors.policies.api.allowed-origins[0]", WRONG).failOnce();
		assertThat(violation.property()).isEqualTo("cors.policies.api.allowed-origins[0]");
		assertThat(violation.location())
			.isEqualTo("\"cors.policies.api.allowed-origins[0]\" from property source \"systemProperties\"");
	}

	@Test
	void namesTheFileOfAConfigurationTree(@TempDir Path tree) {
		new Startup(tree).file("cors.policies.api.allowed-origins", WRONG + "\n");
		CorsViolation violation = this.startup.argument("--spring.config.import=configtree:" + tree + "/").failOnce();
		assertThat(violation.property()).isEqualTo("cors.policies.api.allowed-origins[0]");
		assertThat(violation.value()).isEqualTo(WRONG);
		assertThat(violation.location()).contains("/cors.policies.api.allowed-origins]");
	}

	@Test
	void namesThePolicyForOriginsThatAreMissing() {
		this.startup.file("application.yml", """
				cors:
				  policies:
				    api:
				      max-age: 60
				      paths: /api/**
				""");
		CorsViolation violation = this.startup.failOnce();
		assertThat(violation.code().name()).isEqualTo("NO_ORIGINS");
		assertThat(violation.location()).endsWith("/application.yml] - 4:16");
	}

	@Test
	void namesTheVariableThatOverridesADashedPolicyOfAFile() {
		this.startup.variable("CORS_POLICIES_OPENDATA_MAXAGE", "48h").file("application.yml", """
				cors:
				  policies:
				    open-data:
				      allowed-origins: https://app.example.com/
				      max-age: 60
				""");
		List<CorsViolation> violations = this.startup.fail();
		assertThat(violations).extracting(CorsViolation::policy).containsOnly("open-data");
		assertThat(violations).extracting(CorsViolation::property)
			.containsExactly("cors.policies.open-data.allowed-origins[0]", "cors.policies.open-data.max-age");
		assertThat(violations.get(0).location()).endsWith("/application.yml] - 4:24");
		assertThat(violations.get(1).location())
			.contains("System Environment Property \"CORS_POLICIES_OPENDATA_MAXAGE\"");
	}

	@Test
	void putsAVariableThatCannotBeReadToTheDashedPolicyOfAFile() {
		this.startup.variable("CORS_POLICIES_OPENDATA_MAXAGE", "abc").file("application.yml", """
				cors:
				  policies:
				    open-data:
				      allowed-origins: https://app.example.com
				""");
		CorsViolation violation = this.startup.failOnce();
		assertThat(violation.code().name()).isEqualTo("VALUE_NOT_DURATION");
		assertThat(violation.policy()).isEqualTo("open-data");
		assertThat(violation.location()).contains("CORS_POLICIES_OPENDATA_MAXAGE");
	}

	@ParameterizedTest
	@CsvSource({ "cors.enabled,${missing}", "cors.enabled,${cors.enabled}", "cors.enabled,maybe",
			"cors.debug,${missing}", "cors.filter.order,${missing}", "cors.max-age,${missing}",
			"cors.allowed-origins,${missing}", "cors.allowed-origins[0],${missing}",
			"cors.allowed-origins,${cors.allowed-origins}", "cors.allow-credentials,${missing}",
			"cors.self-origins,${missing}", "cors.tolerate,${missing}", "cors.policies.x.paths,${missing}",
			"cors.policies.x.refused-requests,${missing}", "cors.policies,${missing}", "cors.policies.x,${missing}",
			"cors.policies.x.nonsense,${missing}" })
	void namesTheLineOfAPlaceholderWithoutValue(String property, String value) {
		this.startup.file("application.properties", "\n\n" + property + "=" + value);
		assertThat(this.startup.fail()).filteredOn((violation) -> violation.value() != null)
			.singleElement()
			.satisfies((violation) -> {
				assertThat(violation.value()).isEqualTo(value);
				assertThat(violation.property()).startsWith(property);
				assertThat(violation.location()).contains("/application.properties] - 3:");
			});
	}

	@Test
	void namesTheLineOfAnEmptyElement() {
		this.startup.file("application.yml", """
				cors:
				  allowed-origins:
				    - https://app.example.com
				    -
				  tolerate:
				    -
				    - null-origin
				""");
		List<CorsViolation> violations = this.startup.fail();
		assertThat(violations).extracting(CorsViolation::property)
			.containsExactlyInAnyOrder("cors.allowed-origins[1]", "cors.tolerate[0]");
		assertThat(violations).extracting(CorsViolation::location)
			.allMatch((location) -> location.contains("/application.yml] - "));
	}

	@Test
	void namesTheLineOfAnElementBehindWhichOthersFollow() {
		this.startup.file("application.yml", """
				cors:
				  allowed-origins: https://app.example.com
				  tolerate: [nonsense, null-origin]
				""");
		CorsViolation violation = this.startup.failOnce();
		assertThat(violation.property()).isEqualTo("cors.tolerate[0]");
		assertThat(violation.location()).endsWith("/application.yml] - 3:14");
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "FALSE", "off", "no", "0" })
	void startsWithoutLookingAtPoliciesThatAreTurnedOff(String value) {
		this.startup.argument("--cors.enabled=" + value).argument("--cors.allowed-origins=" + WRONG);
		assertThatExceptionOfType(NoSuchBeanDefinitionException.class).isThrownBy(this.startup::start);
	}

	@Test
	void namesTheBeanOfAPolicy() {
		CorsViolation violation = this.startup.source(WrongPolicy.class).failOnce();
		assertThat(violation.policy()).isEqualTo("wrong");
		assertThat(violation.property()).isEqualTo("CorsPolicy[wrong].allowed-origins[0]");
		assertThat(violation.location()).startsWith("bean 'wrongPolicy' defined in ")
			.contains(WrongPolicy.class.getName());
	}

	@Test
	void namesTheCustomizerOfAValueAndTheFileOfAnother() {
		this.startup.source(Customizers.class).file("application.yml", """
				cors:
				  policies:
				    api:
				      allowed-origins: https://app.example.com/
				""");
		List<CorsViolation> violations = this.startup.fail();
		assertThat(violations).extracting(CorsViolation::target)
			.containsExactly(CorsProperty.ALLOWED_ORIGINS, CorsProperty.MAX_AGE);
		assertThat(violations.get(0).location()).endsWith("/application.yml] - 4:24");
		assertThat(violations.get(1).location()).startsWith("bean 'firstCustomizer' defined in ");
	}

	@Test
	void callsCustomizersInTheirOrderForPoliciesOfPropertiesOnly() {
		this.startup.source(Customizers.class)
			.source(RightPolicy.class)
			.argument("--cors.policies.fixed.allowed-origins=https://app.example.com");
		CorsPolicyRegistry registry = this.startup.start();
		CorsPolicy fixed = registry.policy("fixed");
		assertThat(fixed).isNotNull();
		assertThat(fixed.exposedHeaders()).containsExactly("X-First", "X-Second");
		assertThat(fixed.source().location(CorsProperty.EXPOSED_HEADERS))
			.startsWith("bean 'secondCustomizer' defined in ");
		CorsPolicy right = registry.policy("right");
		assertThat(right).isNotNull();
		assertThat(right.exposedHeaders()).isEmpty();
		assertThat(right.source().location(CorsProperty.PATHS, 0)).startsWith("bean 'rightPolicy' defined in ");
		assertThat(right.source().location(CorsProperty.MAX_AGE)).isNull();
	}

	@Test
	void refusesABeanThatHasTheNameOfAConfiguredPolicy() {
		CorsViolation violation = this.startup.source(RightPolicy.class)
			.argument("--cors.policies.right.allowed-origins=https://app.example.com")
			.failOnce();
		assertThat(violation.code().name()).isEqualTo("DUPLICATE_POLICY");
		assertThat(violation.location()).startsWith("bean 'rightPolicy' defined in ");
		assertThat(violation.repair()).contains("cors.policies.right");
	}

	@Configuration(proxyBeanMethods = false)
	static class WrongPolicy {

		@Bean
		CorsPolicy wrongPolicy() {
			return CorsPolicy.builder("wrong").allowedOrigins(WRONG).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RightPolicy {

		@Bean
		CorsPolicy rightPolicy() {
			return CorsPolicy.builder("right").paths("/right").allowedOrigins("https://app.example.com").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		CorsPolicyCustomizer secondCustomizer() {
			return (policy) -> policy.exposedHeaders("X-First", "X-Second");
		}

		@Bean
		@Order(1)
		CorsPolicyCustomizer firstCustomizer() {
			return (policy) -> {
				policy.exposedHeaders("X-Wrong");
				if (policy.name().equals("api")) {
					policy.maxAge(Duration.ofDays(2));
				}
			};
		}

	}

}
