package io.github.corsstarter.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.diagnostics.PrintedReport;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that whatever stands under {@code cors}, the application either starts or says
 * what is wrong.
 */
class PropertyFuzzTests {

	@Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
	void startsOrReportsViolations(@ForAll("properties") Map<String, String> properties,
			@ForAll("variables") Map<String, String> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new LinkedHashMap<>(variables)));
		environment.getPropertySources().addFirst(new MapPropertySource("fuzz", new LinkedHashMap<>(properties)));
		RandomValuePropertySource.addToEnvironment(environment);
		try {
			new CorsPolicyRegistryFactory(new PolicyBinding(environment), new DefaultListableBeanFactory()).create()
				.policies()
				.forEach(PropertyFuzzTests::describe);
			// As Spring Boot does with the bean once more.
			Binder.get(environment, new RootValueBindHandler(BindHandler.DEFAULT))
				.bindOrCreate("cors", CorsProperties.class);
		}
		catch (InvalidCorsPolicyException ex) {
			FailureAnalysis analysis = PrintedReport.of(ex);
			assertThat(analysis).isNotNull();
			assertThat(ex.violations()).isNotEmpty();
			assertThat(ex.violations()).anyMatch((violation) -> violation.isError());
			ex.policies().forEach(PropertyFuzzTests::describe);
		}
	}

	private static void describe(CorsPolicy policy) {
		policy.properties().forEach((property, value) -> {
			assertThat(value).isNotNull();
			property.in(policy).location();
			property.in(policy, 0).location();
		});
	}

	@Provide
	Arbitrary<Map<String, String>> properties() {
		return Arbitraries.maps(names(), values()).ofMaxSize(8);
	}

	@Provide
	Arbitrary<Map<String, String>> variables() {
		Arbitrary<String> segments = Arbitraries.of("POLICIES", "API", "OPENDATA", "DEFAULT", "ALLOWEDORIGINS",
				"ALLOWED", "ORIGINS", "MAXAGE", "MAX", "AGE", "TOLERATE", "0", "1", "FILTER", "ORDER", "ENABLED", "x",
				"", "SELFORIGINS", "PATHS");
		Arbitrary<String> names = segments.list().ofMaxSize(5).map((list) -> "CORS_" + String.join("_", list));
		return Arbitraries.maps(names, values()).ofMaxSize(3);
	}

	private static Arbitrary<String> names() {
		Arbitrary<String> policy = Arbitraries.oneOf(
				Arbitraries.of("api", "open-data", "opendata", "openData", "UPPER", "default", "a.b", "[a.b]", "[]",
						"[x y]", "[UPPER]", "[open-data]", "0", "[0]", "a_b", "", " ", "[[x]", "x]", "ü", "-", "a[0]"),
				Arbitraries.strings().ofMaxLength(6),
				Arbitraries.strings().ofMaxLength(6).map((text) -> "[" + text + "]"));
		Arbitrary<String> property = Arbitraries.oneOf(Arbitraries.of("paths", "allowed-origins", "allowedOrigins",
				"allowed_origins", "ALLOWED-ORIGINS", "allowed-methods", "allowed-headers", "exposed-headers",
				"allow-credentials", "max-age", "refused-requests", "tolerate", "nonsense", ""),
				Arbitraries.strings().ofMaxLength(6));
		Arbitrary<String> suffix = Arbitraries.frequency(net.jqwik.api.Tuple.of(8, ""),
				net.jqwik.api.Tuple.of(4, "[0]"), net.jqwik.api.Tuple.of(2, "[1]"), net.jqwik.api.Tuple.of(1, "[7]"),
				net.jqwik.api.Tuple.of(1, "[x]"), net.jqwik.api.Tuple.of(1, "[-1]"), net.jqwik.api.Tuple.of(1, ".x"),
				net.jqwik.api.Tuple.of(1, "[0].x"), net.jqwik.api.Tuple.of(1, "[0][0]"),
				net.jqwik.api.Tuple.of(1, "[99999999999999999999]"), net.jqwik.api.Tuple.of(1, "["),
				net.jqwik.api.Tuple.of(1, ".class"));
		Arbitrary<String> named = Combinators.combine(policy, property, suffix)
			.as((first, second, third) -> "cors.policies." + first + "." + second + third)
			.map((name) -> name.replace("policies.[", "policies["));
		Arbitrary<String> shorthand = Combinators.combine(property, suffix)
			.as((first, second) -> "cors." + first + second);
		Arbitrary<String> general = Combinators
			.combine(Arbitraries.of("cors", "cors.enabled", "cors.debug", "cors.self-origins", "cors.filter",
					"cors.filter.order", "cors.policies", "cors.policies.api", "cors.class", "cors.filter.class"),
					suffix)
			.as((first, second) -> first + second);
		return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, named), net.jqwik.api.Tuple.of(2, shorthand),
				net.jqwik.api.Tuple.of(2, general));
	}

	private static Arbitrary<String> values() {
		return Arbitraries.oneOf(
				Arbitraries.of("", " ", ",", "true", "maybe", "0", "-1", "10m", "abc", "99999999999999999999", "PT1H",
						"9223372036854775807", "-9223372036854775808", "106751991167300d", "https://app.example.com",
						"https://app.example.com/", "https://a.example.com,https://b.example.com", "*", "null", "GET",
						"get,,POST", "/api/**", "api", "{", "/{*x}/y", "null-origin", "NULL_ORIGIN,,", "reject",
						"${missing}", "${cors.debug}", "${", "${missing:https://app.example.com}", "#{1}",
						"${random.int}", "X-One", "Set-Cookie", "\u0000", "https://\ud800", "file:///x"),
				Arbitraries.strings().ofMaxLength(30));
	}

}
