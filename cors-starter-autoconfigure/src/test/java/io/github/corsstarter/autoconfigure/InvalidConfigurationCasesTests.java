package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what is wrong in the table of invalid policies is found in properties too.
 */
class InvalidConfigurationCasesTests {

	static final List<Case> REFUSED = cases("refuse");

	/**
	 * A max-age that browsers cut short is right: the endpoint tells for how long each of
	 * them keeps a preflight.
	 */
	private static final String CUT_SHORT = "I-FET-036";

	static final List<Case> WARNED = cases("warn").stream()
		.filter((invalid) -> !invalid.id().equals(CUT_SHORT))
		.toList();

	@ParameterizedTest
	@FieldSource("REFUSED")
	void refuses(Case invalid) {
		assertThat(violations(invalid)).anySatisfy((violation) -> {
			assertThat(violation.isError()).isTrue();
			assertThat(violation.policy()).isEqualTo("p");
			assertThat(violation.property()).startsWith("cors.policies.p.");
		});
	}

	@ParameterizedTest
	@FieldSource("WARNED")
	void warns(Case invalid) {
		assertThat(violations(invalid)).isNotEmpty()
			.allSatisfy((violation) -> assertThat(violation.property()).startsWith("cors.policies.p."));
	}

	@Test
	void aMaxAgeThatBrowsersCutShortIsNotAMistake() {
		List<Case> cases = cases("warn").stream().filter((invalid) -> invalid.id().equals(CUT_SHORT)).toList();
		assertThat(cases).hasSize(1);
		assertThat(violations(cases.get(0))).isEmpty();
	}

	private static List<CorsViolation> violations(Case invalid) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("case", invalid.properties()));
		try {
			CorsPolicyRegistry registry = Registries.of(environment).create();
			return registry.warnings();
		}
		catch (InvalidCorsPolicyException ex) {
			return ex.violations();
		}
	}

	private static List<Case> cases(String level) {
		try (InputStream json = new ClassPathResource("cases/invalid-config.json").getInputStream()) {
			return JsonMapper.builder()
				.build()
				.readTree(json)
				.valueStream()
				.filter((node) -> node.get("level").asString().equals(level))
				.map(Case::of)
				.toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/**
	 * A row of the table.
	 */
	record Case(String id, Map<String, Object> properties) {

		private static final String PREFIX = "cors.policies.p.";

		static Case of(JsonNode node) {
			JsonNode policy = node.get("policy");
			Map<String, Object> properties = new LinkedHashMap<>();
			put(properties, "allowed-origins", policy.get("allowedOrigins"));
			put(properties, "allowed-methods", policy.get("allowedMethods"));
			put(properties, "allowed-headers", policy.get("allowedHeaders"));
			put(properties, "exposed-headers", policy.get("exposedHeaders"));
			properties.put(PREFIX + "allow-credentials", policy.get("allowCredentials").asString());
			if (!policy.get("maxAgeSeconds").isNull()) {
				properties.put(PREFIX + "max-age", policy.get("maxAgeSeconds").asString());
			}
			return new Case(node.get("id").asString(), properties);
		}

		private static void put(Map<String, Object> properties, String name, JsonNode list) {
			for (int i = 0; i < list.size(); i++) {
				properties.put(PREFIX + name + "[" + i + "]", list.get(i).isNull() ? "" : list.get(i).asString());
			}
		}

		@Override
		public String toString() {
			return this.id;
		}

	}

}
