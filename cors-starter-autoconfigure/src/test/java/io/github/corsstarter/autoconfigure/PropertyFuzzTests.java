package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.diagnostics.PrintedReport;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that whatever stands under {@code cors}, the application either starts or says
 * what is wrong.
 */
@Tag("once")
class PropertyFuzzTests {

	@Property(tries = 1000, seed = "20261127", shrinking = ShrinkingMode.BOUNDED)
	void startsOrReportsViolations(@ForAll("properties") Map<String, String> properties,
			@ForAll("variables") Map<String, String> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new LinkedHashMap<>(variables)));
		environment.getPropertySources().addFirst(new MapPropertySource("fuzz", new LinkedHashMap<>(properties)));
		RandomValuePropertySource.addToEnvironment(environment);
		startOrReport(environment);
	}

	@Property(tries = 1500, seed = "20261127", shrinking = ShrinkingMode.BOUNDED)
	void startsWithWhatIsWrittenOrReportsViolations(@ForAll("documents") Map<String, Object> document) {
		String yaml = new Yaml().dump(Collections.singletonMap("cors", document));
		StandardEnvironment environment = new StandardEnvironment();
		load(yaml, environment.getPropertySources());
		startOrReport(environment).forEach((policy) -> assertOwnsNothingElse(policy, document));
	}

	/**
	 * Nothing is owned or allowed that is not written, and all paths only where none is.
	 */
	private static void assertOwnsNothingElse(CorsPolicy policy, Map<String, Object> document) {
		List<String> texts = texts(document).toList();
		policy.allowedOrigins().forEach((origin) -> assertThat(texts).anyMatch((text) -> text.contains(origin)));
		if (!CorsProperty.PATHS.in(policy).isDefault()) {
			policy.paths().forEach((path) -> assertThat(texts).anyMatch((text) -> text.contains(path)));
			return;
		}
		Map<String, Object> below = new LinkedHashMap<>(document);
		Object policies = below.remove("policies");
		Object own = policy.name().equals("default") ? below
				: (policies instanceof Map<?, ?> map) ? map.get(policy.name()) : null;
		assertThat(texts(own)).noneMatch((text) -> text.startsWith("/") || text.startsWith("[/"));
	}

	private static Stream<String> texts(Object tree) {
		if (tree instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.filter((entry) -> !isEmptyBlock(entry.getValue()))
				.flatMap((entry) -> Stream.concat(texts(entry.getKey()), texts(entry.getValue())));
		}
		return (tree instanceof List<?> list) ? list.stream().flatMap(PropertyFuzzTests::texts)
				: Stream.of(String.valueOf(tree));
	}

	private static void load(String yaml, MutablePropertySources sources) {
		try {
			ByteArrayResource resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
			new YamlPropertySourceLoader().load("fuzz", resource).forEach(sources::addFirst);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Spring Boot 4.0 drops empty blocks from files, and their keys with them.
	 */
	private static boolean isEmptyBlock(Object tree) {
		if (tree instanceof List<?> list) {
			return !list.isEmpty() && list.stream().allMatch(PropertyFuzzTests::isEmptyBlock);
		}
		return tree instanceof Map<?, ?> map && map.values().stream().allMatch(PropertyFuzzTests::isEmptyBlock);
	}

	private static List<CorsPolicy> startOrReport(ConfigurableEnvironment environment) {
		try {
			List<CorsPolicy> policies = Registries.of(environment).create().policies();
			policies.forEach(PropertyFuzzTests::describe);
			return policies;
		}
		catch (InvalidCorsPolicyException ex) {
			FailureAnalysis analysis = PrintedReport.of(ex);
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("org.springframework.", "java.",
					"io.github.");
			assertThat(ex.violations()).isNotEmpty();
			assertThat(ex.violations()).anyMatch((violation) -> violation.isError());
			ex.policies().forEach(PropertyFuzzTests::describe);
			return List.of();
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

	/**
	 * What stands below {@code cors} in a file, of every shape that a file can have.
	 */
	@Provide
	Arbitrary<Map<String, Object>> documents() {
		Arbitrary<String> keys = Arbitraries.of("policies", "policies", "policies", "paths", "allowed-origins",
				"allowedOrigins", "allowed-methods", "allowed-headers", "allow-credentials", "max-age", "tolerate",
				"self-origins", "filter", "enabled", "/api/**", "[/api/**]", "https://app.example.com", "mappings");
		return Arbitraries.oneOf(map(keys, Arbitraries.lazy(() -> trees(3))), nearlyRight());
	}

	/**
	 * A policy as it should be, with one thing more.
	 */
	private static Arbitrary<Map<String, Object>> nearlyRight() {
		Arbitrary<String> names = Arbitraries.of("api", "open-data", "/api/**", "/**", "[/api/**]", "0",
				"https://app.example.com");
		Arbitrary<String> keys = Arbitraries.of("paths", "path", "/api/**", "/**", "*", "[/api/**]", "name",
				"allowed-origins[1]", "paths[0]", "allowed-origins", "allowed-methods", "exposed-headers", "0");
		return Combinators.combine(names, keys, trees(1)).as((name, key, value) -> {
			Map<String, Object> policy = new LinkedHashMap<>();
			policy.put("allowed-origins", "https://app.example.com");
			policy.put(key, value);
			return Map.of("policies", Map.of(name, policy));
		});
	}

	private static Arbitrary<Object> trees(int depth) {
		Arbitrary<Object> scalars = Arbitraries.frequencyOf(Tuple.of(8, values().map(PropertyFuzzTests::encodable)),
				Tuple.of(2, Arbitraries.of("https://app-*.example.com", "https://*.*.example.com", "https://app.*",
						"https://**.example.com", "*.example.com", "https://{tenant}.example.com", "/api/*/x/**")),
				Tuple.of(1, Arbitraries.of(true, false, 0, 3600, -1, 1.5)), Tuple.of(1, nothing()),
				Tuple.of(1, Arbitraries.just(Map.of())), Tuple.of(1, Arbitraries.just(List.of())));
		if (depth == 0) {
			return scalars;
		}
		Arbitrary<String> keys = Arbitraries.of("api", "open-data", "0", "1", "paths", "allowed-origins",
				"allowed-methods", "allowed-headers", "exposed-headers", "allow-credentials", "max-age", "tolerate",
				"refused-requests", "/api/**", "/", "/**", "*", "!", "[/api/**]", "https://app.example.com",
				"https://*.example.com", "null", "GET", "name", "pattern", "path-pattern", "origins");
		Arbitrary<Object> inner = Arbitraries.lazy(() -> trees(depth - 1));
		return Arbitraries.frequencyOf(Tuple.of(3, scalars), Tuple.of(3, map(keys, inner).map(Object.class::cast)),
				Tuple.of(2, inner.injectNull(0.1).list().ofMaxSize(3).map(Object.class::cast)));
	}

	/**
	 * Files have no halves of characters.
	 */
	private static Object encodable(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	private static Arbitrary<Object> nothing() {
		return Arbitraries.just(new Object()).map((any) -> null);
	}

	/**
	 * Values of maps may be {@code null}, as an unquoted one in a file is.
	 */
	private static Arbitrary<Map<String, Object>> map(Arbitrary<String> keys, Arbitrary<Object> values) {
		return Combinators.combine(keys, values).as((key, value) -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put(key, value);
			return entry;
		}).list().ofMaxSize(4).map((entries) -> {
			Map<String, Object> map = new LinkedHashMap<>();
			entries.forEach(map::putAll);
			return map;
		});
	}

	private static Arbitrary<String> names() {
		Arbitrary<String> policy = Arbitraries.oneOf(
				Arbitraries.of("api", "open-data", "opendata", "openData", "UPPER", "default", "a.b", "[a.b]", "[]",
						"[x y]", "[UPPER]", "[open-data]", "0", "[0]", "a_b", "", " ", "[[x]", "x]", "/api/**",
						"[/api/**]", "[https://app.example.com]", "ü", "-", "a[0]"),
				Arbitraries.strings().ofMaxLength(6),
				Arbitraries.strings().ofMaxLength(6).map((text) -> "[" + text + "]"));
		Arbitrary<String> property = Arbitraries.oneOf(Arbitraries.of("paths", "allowed-origins", "allowedOrigins",
				"allowed_origins", "ALLOWED-ORIGINS", "allowed-methods", "allowed-headers", "exposed-headers",
				"allow-credentials", "max-age", "refused-requests", "tolerate", "nonsense", ""),
				Arbitraries.strings().ofMaxLength(6));
		Arbitrary<String> suffix = Arbitraries.frequency(Tuple.of(8, ""), Tuple.of(4, "[0]"), Tuple.of(2, "[1]"),
				Tuple.of(1, "[7]"), Tuple.of(1, "[x]"), Tuple.of(1, "[/api/**]"), Tuple.of(1, "[-1]"),
				Tuple.of(1, ".x"), Tuple.of(1, "[0].x"), Tuple.of(1, "[0][0]"), Tuple.of(1, "[99999999999999999999]"),
				Tuple.of(1, "["), Tuple.of(1, ".class"));
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
		return Arbitraries.frequencyOf(Tuple.of(5, named), Tuple.of(2, shorthand), Tuple.of(2, general));
	}

	private static Arbitrary<String> values() {
		return Arbitraries.oneOf(
				Arbitraries.of("", " ", ",", "true", "maybe", "0", "-1", "10m", "abc", "99999999999999999999", "PT1H",
						"9223372036854775807", "-9223372036854775808", "106751991167300d", "https://app.example.com",
						"https://app.example.com/", "https://a.example.com,https://b.example.com", "*", "null", "GET",
						"get,,POST", "/api/**", "api", "{", "/{*x}/y", "null-origin", "NULL_ORIGIN,,", "reject",
						"${missing}", "${cors.debug}", "${", "${missing:https://app.example.com}", "#{1}",
						"${random.int}", "https://app-*.example.com",
						"https://a.example.com,https://app-*.example.com,null", "null,*", "/api/**,/api/*/x", "{}",
						"[]", "X-One", "Set-Cookie", "\u0000", "https://\ud800", "file:///x"),
				Arbitraries.strings().ofMaxLength(30));
	}

}
