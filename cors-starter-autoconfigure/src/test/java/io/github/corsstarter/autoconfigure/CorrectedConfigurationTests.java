package io.github.corsstarter.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the corrected configuration of a report never grants more than was written,
 * read as it was meant. The seed makes each build try the same configurations: a build
 * that has passed once must not fail without a change. To look for more, remove it and
 * raise the number of tries.
 */
@Tag("once")
class CorrectedConfigurationTests {

	private static final Pattern YAML = Pattern.compile("(?m)^cors:\\R(?: .*\\R)*");

	@Property(tries = 1500, seed = "20261127", shrinking = ShrinkingMode.BOUNDED)
	void neverGrantsMoreThanWasWritten(@ForAll("configurations") List<WrittenPolicy> configuration) throws Exception {
		String yaml = WrittenPolicy.yaml(configuration);
		String corrected = corrected(yaml);
		if (corrected == null) {
			return;
		}
		List<CorsPolicy> policies = policies(corrected);
		if (policies != null) {
			assertThat(configuration).as(yaml).noneMatch(WrittenPolicy::isBeyondRepair);
			List<CorsPolicy> meant = configuration.stream().map(WrittenPolicy::meant).toList();
			assertThat(grants(meant)).as("%s%ncorrected:%n%s", yaml, corrected).containsAll(Grants.of(policies));
		}
	}

	/**
	 * What the policies grant, or each of them alone where they contradict each other.
	 */
	private static Set<String> grants(List<CorsPolicy> policies) {
		try {
			return new HashSet<>(Grants.of(policies));
		}
		catch (InvalidCorsPolicyException ex) {
			return policies.stream()
				.flatMap((policy) -> Grants.of(List.of(policy)).stream())
				.collect(Collectors.toSet());
		}
	}

	private static @Nullable String corrected(String yaml) throws Exception {
		try {
			factory(yaml).create();
			return null;
		}
		catch (InvalidCorsPolicyException ex) {
			Matcher matcher = YAML.matcher(PrintedReport.of(ex).getAction());
			return matcher.find() ? matcher.group() : null;
		}
	}

	private static @Nullable List<CorsPolicy> policies(String yaml) throws Exception {
		try {
			return factory(yaml).create().policies();
		}
		catch (InvalidCorsPolicyException ex) {
			return null;
		}
	}

	private static CorsPolicyRegistryFactory factory(String yaml) throws Exception {
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("test", new ByteArrayResource(yaml.getBytes("UTF-8")))
			.forEach(environment.getPropertySources()::addFirst);
		return Registries.of(environment);
	}

	@Provide
	Arbitrary<List<WrittenPolicy>> configurations() {
		Arbitrary<Line> paths = lines(
				List.of("/api/**", "/open/**", "/**", "/api/internal/**", "api/**", "/{", "/admin"), "paths", "path",
				"path-pattern", "pathPatterns", "mapping", "url-pattern", "pahts", "endpoints", "route");
		Arbitrary<Line> origins = lines(
				List.of("https://app.example.com", "https://app.example.com/", "https://*.example.com",
						"https://evil.example", "App.example.com", "https://*", "'*'"),
				"allowed-origins", "allowedOrigins", "origin", "origins", "allowed-origin-patterns",
				"access-control-allow-origin", "allow-origin", "alowed-origins", "corsAllowOrigin");
		Arbitrary<Line> methods = lines(List.of("GET", "get", "POST", "QUERY", "'*'", "G E T", "TRACE"),
				"allowed-methods", "methods", "allow-methods", "http-methods", "allowed-method", "allowedHttpMethods",
				"verbs");
		Arbitrary<Line> headers = lines(List.of("X-One", "Content-Type", "'*'", "X One", "Cookie"), "allowed-headers",
				"headers", "allow-headers", "access-control-allow-headers", "allowed-header", "with-headers");
		Arbitrary<Line> others = lines(List.of("true", "false", "/api/internal/**", "x"), "exclude-paths",
				"allow-private-network", "enabled", "nonsense", "credentials", "options-success-status",
				"deny-origins");
		Arbitrary<WrittenPolicy> policies = Combinators
			.combine(Arbitraries.of("web", "shop", "open-data", "a.b", "'[/api/**]'", "/open/**"),
					paths.list().ofMaxSize(2), origins.list().ofMinSize(1).ofMaxSize(2), methods.list().ofMaxSize(1),
					headers.list().ofMaxSize(1), others.list().ofMaxSize(1))
			.as((name, first, second, third, fourth, fifth) -> new WrittenPolicy(name,
					Stream.of(first, second, third, fourth, fifth).flatMap(List::stream).toList()));
		return policies.list().ofMinSize(1).ofMaxSize(3).uniqueElements(WrittenPolicy::name);
	}

	private static Arbitrary<Line> lines(List<String> values, String... names) {
		return Combinators
			.combine(Arbitraries.of(names), Arbitraries.of(values).list().ofMinSize(1).ofMaxSize(2),
					Arbitraries.of(Notation.values()))
			.as((name, list, notation) -> new Line(names[0], name, list, notation));
	}

	enum Notation {

		FLOW, ONE_TEXT, QUOTED_LIST, LINES, MAP

	}

	/**
	 * A line of a policy.
	 */
	record Line(String meant, String name, List<String> values, Notation notation) {

		String yaml() {
			List<String> plain = this.values.stream().map((value) -> value.replace("'", "")).toList();
			return this.name + ": " + switch (this.notation) {
				case FLOW -> "[" + String.join(", ", quoted()) + "]";
				case ONE_TEXT -> "'" + String.join(", ", plain) + "'";
				case QUOTED_LIST -> "'[\"" + String.join("\", \"", plain) + "\"]'";
				case LINES -> "\"- " + String.join("\\n- ", plain) + "\"";
				case MAP -> "{a: " + String.join(", b: ", quoted()) + "}";
			};
		}

		private List<String> quoted() {
			return this.values.stream().map((value) -> "'" + value.replace("'", "") + "'").toList();
		}

	}

	/**
	 * A policy as somebody writes it who does not know the names.
	 */
	record WrittenPolicy(String name, List<Line> lines) {

		/**
		 * Keeps one line of each name, as YAML demands.
		 */
		WrittenPolicy {
			Set<String> names = new HashSet<>();
			lines = lines.stream().filter((line) -> names.add(line.name())).toList();
		}

		static String yaml(List<WrittenPolicy> policies) {
			StringBuilder yaml = new StringBuilder("cors:\n  policies:\n");
			for (WrittenPolicy policy : policies) {
				yaml.append("    ").append(policy.name).append(":\n");
				policy.lines.forEach((line) -> yaml.append("      ").append(line.yaml()).append("\n"));
			}
			return yaml.toString();
		}

		/**
		 * The policy as it was meant, read generously.
		 */
		CorsPolicy meant() {
			CorsPolicy.Builder builder = CorsPolicy.builder(this.name);
			List<String> paths = values("paths").map((path) -> path.startsWith("/") ? path : "/" + path)
				.filter((path) -> !path.equals("/{"))
				.toList();
			if (has("paths")) {
				builder.paths(paths);
			}
			else if (this.name.contains("/")) {
				builder.paths(this.name.replaceAll("[\\[\\]']", ""));
			}
			builder.allowedOrigins(values("allowed-origins").filter((origin) -> !origin.equals("https://*"))
				.map((origin) -> origin.startsWith("App") ? "https://app.example.com" : origin.replaceAll("/$", ""))
				.toList());
			List<String> methods = values("allowed-methods").flatMap((method) -> Stream.of(method.split(" ")))
				.map((method) -> method.equals("get") ? "GET" : method)
				.filter((method) -> !method.equals("TRACE"))
				.toList();
			if (has("allowed-methods")) {
				builder.allowedMethods(methods);
			}
			List<String> headers = values("allowed-headers").flatMap((header) -> Stream.of(header.split(" ")))
				.filter((header) -> !header.equals("Cookie"))
				.toList();
			if (has("allowed-headers")) {
				builder.allowedHeaders(headers);
			}
			return builder.build();
		}

		/**
		 * Whether a line may narrow the policy in a way that properties cannot say.
		 */
		boolean isBeyondRepair() {
			return this.lines.stream()
				.anyMatch((line) -> List.of("exclude-paths", "deny-origins", "nonsense").contains(line.name()));
		}

		private boolean has(String property) {
			return this.lines.stream().anyMatch((line) -> line.meant().equals(property));
		}

		private Stream<String> values(String property) {
			return this.lines.stream()
				.filter((line) -> line.meant().equals(property))
				.flatMap((line) -> line.values().stream())
				.map((value) -> value.replace("'", ""))
				.distinct();
		}

	}

}
