package io.github.corsstarter.autoconfigure;

import java.beans.PropertyDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.metrics.CorsMetricsAutoConfiguration;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.origin.OriginProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation says what the code does.
 */
class DocumentationTests {

	private static final Documentation MISTAKES = Documentation.page("docs/why-wont-it-start.md");

	/**
	 * The code that only beans can earn, because keys are unique in a file.
	 */
	private static final String BEANS_ONLY = "DUPLICATE_POLICY";

	/**
	 * The codes that no file can earn alone.
	 */
	private static final Set<String> NOT_IN_YAML = Set.of(BEANS_ONLY, "POLICY_OF_VARIABLES", "PROPERTIES_UNUSED",
			"SOURCE_GONE", "SOURCE_UNAVAILABLE", "SOURCE_ENTRY_NOT_ORIGIN", "SOURCE_ENTRY_WITHOUT_POLICY",
			"CONFIGURATION_UNREADABLE", "RELOAD_FAILED", "REVISIONS_OPEN");

	/**
	 * What only starts where there is more than the configuration: a source of origins,
	 * or the file that is watched.
	 */
	private static final List<String> NEEDED_ELSEWHERE = List.of("origins-from:", "    files:");

	static Set<String> codes() throws ClassNotFoundException {
		Set<String> codes = new TreeSet<>();
		Class<?> violationCode = Class.forName("io.github.corsstarter.validation.ViolationCode");
		Class<?> warningCode = Class.forName("io.github.corsstarter.explain.ApplicationWarnings$Code");
		Stream
			.of(violationCode.getEnumConstants(), warningCode.getEnumConstants(), OriginProblem.values(),
					BindingCode.values(), constants("reload.ReloadCode"),
					constants("actuate.RevisionsPathCheck$EndpointCode"))
			.flatMap(Arrays::stream)
			.forEach((constant) -> codes.add(((Enum<?>) constant).name()));
		return codes;
	}

	private static Object[] constants(String type) throws ClassNotFoundException {
		return Class.forName("io.github.corsstarter.autoconfigure." + type).getEnumConstants();
	}

	@Test
	void everyCodeHasItsSectionAndEverySectionItsCode() throws ClassNotFoundException {
		assertThat(new TreeSet<>(MISTAKES.sections().keySet())).isEqualTo(codes());
	}

	@Test
	void everyCodeIsInTheListOfContents() throws ClassNotFoundException {
		for (String code : codes()) {
			assertThat(MISTAKES.text()).contains("(#" + code.toLowerCase(Locale.ROOT) + ")");
		}
	}

	static Stream<Arguments> mistakes() {
		return MISTAKES.sections()
			.entrySet()
			.stream()
			.filter((section) -> !NOT_IN_YAML.contains(section.getKey()))
			.map((section) -> Arguments.of(section.getKey(), section.getValue().blocks("yaml")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("mistakes")
	void wrongLinesEarnTheCodeAndRightLinesNone(String code, List<String> blocks) {
		assertThat(blocks).as("the wrong and the right lines").hasSize(2);
		assertThat(ConfiguredPolicies.codes(blocks.get(0))).as("wrong").containsExactly(code);
		assertThat(ConfiguredPolicies.codes(blocks.get(1))).as("right").isEmpty();
	}

	@Test
	void beansOfOneNameEarnTheCode() {
		assertThat(ConfiguredPolicies.codes("", TwoPolicies.class)).containsExactly(BEANS_ONLY);
	}

	@Test
	void reportIsTheOneThatIsPrinted() {
		assertThat(MISTAKES.blocks("text").get(0)).isEqualTo(ConfiguredPolicies.report(MISTAKES.blocks("yaml").get(0)));
	}

	@Test
	void explanationIsTheOneThatIsGiven() {
		Documentation blocked = Documentation.page("docs/my-request-is-blocked.md");
		String summary = SampleShop.summary(blocked.blocks("shell").get(0));
		assertThat(blocked.blocks("text").get(0)).isEqualTo(summary + "\n");
		assertThat(blocked.blocks("yaml").get(0)).isEqualTo(SampleShop.explain(blocked.blocks("shell").get(0)).yaml());
		Documentation actuator = Documentation.page("docs/actuator.md");
		assertThat(actuator.text()).contains("\"summary\": \"" + summary + "\"");
		Documentation first = Documentation.page("docs/getting-started.md");
		String call = first.blocks("shell").stream().filter((block) -> block.contains("corsexplain")).findFirst().get();
		String shortened = first.blocks("text").get(1).replaceAll(" …\\R", "");
		assertThat(SampleShop.summary(call)).startsWith(shortened);
	}

	@Test
	@ExtendWith({ OutputCaptureExtension.class, WorkingLogging.class })
	void lineOfTheLogIsTheOneThatIsWritten(CapturedOutput output) {
		SampleShop.receive(FakeRequest.get("/api/orders", "https://shop.example.org"));
		String line = Documentation.page("docs/my-request-is-blocked.md").section("The log").blocks("text").get(0);
		assertThat(output.toString().replace("Byte array resource", "class path resource"))
			.contains(line.substring(line.indexOf("Refused")).strip());
	}

	static Stream<Arguments> configurations() {
		return Documentation.pages()
			.stream()
			.filter((page) -> !page.path().equals(MISTAKES.path()))
			.flatMap((page) -> page.blocks("yaml")
				.stream()
				.filter((block) -> NEEDED_ELSEWHERE.stream().noneMatch(block::contains))
				.map((block) -> Arguments.of(page, block)));
	}

	@ParameterizedTest(name = "{0} {index}")
	@MethodSource("configurations")
	void configurationStarts(Documentation page, String yaml) {
		assertThat(ConfiguredPolicies.errors(yaml)).isEmpty();
	}

	@Test
	void environmentVariablesDoWhatIsSaid() {
		Map<String, Object> variables = new LinkedHashMap<>();
		Documentation.page("docs/configuration.md")
			.blocks("shell")
			.get(0)
			.lines()
			.map((line) -> line.replaceAll("\\s+#.*", "").split("=", 2))
			.forEach((variable) -> variables.put(variable[0], variable[1]));
		ConfiguredPolicies
			.runner("cors:\n  policies:\n    open-data:\n      paths: /open/**\n      allowed-origins: '*'\n")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
			.run((context) -> {
				CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
				assertThat(registry.policies()).extracting(CorsPolicy::name)
					.containsExactlyInAnyOrder("default", "storefront", "open-data");
				assertThat(registry.policy("default").allowedOrigins()).containsExactly("https://app.example.com",
						"https://admin.example.com");
				assertThat(registry.policy("storefront").allowedOrigins()).containsExactly("https://shop.example.com");
				assertThat(registry.policy("open-data").maxAge()).hasMinutes(10);
			});
	}

	@Test
	void everyReasonIsInTheTable() {
		StringBuilder table = new StringBuilder("| Reason | `detail` | Property |\n|---|---|---|\n");
		for (CorsRefusalReason reason : CorsRefusalReason.values()) {
			String property = (reason.property() == null) ? "none" : "`" + reason.property() + "`";
			table.append("| [`%s`](#%s) | %s | %s |%n".formatted(reason, reason.name().toLowerCase(Locale.ROOT),
					reason.sentence(), property));
		}
		assertThat(Documentation.page("docs/my-request-is-blocked.md").between("reasons"))
			.as("Paste this between the markers of docs/my-request-is-blocked.md:%n%n%s", table)
			.isEqualTo(table.toString());
	}

	@Test
	void everyReasonHasItsSection() {
		assertThat(Documentation.page("docs/my-request-is-blocked.md").sections()).containsOnlyKeys(
				Arrays.stream(CorsRefusalReason.values()).map(CorsRefusalReason::name).toArray(String[]::new));
	}

	@Test
	void tagsOfTheMeterAreInTheTable() {
		Map<String, Set<String>> tags = tags();
		Map<String, String> documented = new LinkedHashMap<>();
		Documentation.rows(Documentation.page("docs/metrics.md").between("tags"))
			.forEach((row) -> documented.put(row.get(0).replace("`", ""), row.get(1)));
		assertThat(documented.keySet()).isEqualTo(tags.keySet());
		for (String tag : List.of("request", "outcome")) {
			assertThat(documented.get(tag).split(", "))
				.containsExactlyInAnyOrderElementsOf(tags.get(tag).stream().map((value) -> "`" + value + "`").toList());
		}
		assertThat(documented.get("path")).contains(tags.get("path"));
		assertThat(documented.get("policy")).contains("none");
		assertThat(documented.get("reason")).contains("none", "reason");
	}

	@Test
	void settingsOfSourcesAreInTheTable() {
		Map<String, String> defaults = new TreeMap<>();
		BeanWrapper source = new BeanWrapperImpl(new CorsSourceProperties());
		for (PropertyDescriptor property : source.getPropertyDescriptors()) {
			if (property.getWriteMethod() != null) {
				defaults.put(DataObjectPropertyName.toDashedForm(property.getName()),
						text(source.getPropertyValue(property.getName())));
			}
		}
		Map<String, String> documented = new TreeMap<>();
		Documentation.rows(Documentation.page("docs/changing-at-run-time.md").between("sources"))
			.forEach((row) -> documented.put(row.get(0).replace("`", ""), row.get(1).replace("`", "")));
		assertThat(documented).isEqualTo(defaults);
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Duration duration) {
			return (duration.toSeconds() % 60 == 0) ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
		}
		return (value != null) ? value.toString().toLowerCase(Locale.ROOT) : "none";
	}

	static Map<String, Set<String>> tags() {
		Map<String, Set<String>> tags = new LinkedHashMap<>();
		metrics().getMeters().forEach((meter) -> {
			assertThat(meter.getId().getName()).isEqualTo("cors.requests");
			for (Tag tag : meter.getId().getTags()) {
				tags.computeIfAbsent(tag.getKey(), (key) -> new TreeSet<>()).add(tag.getValue());
			}
		});
		return tags;
	}

	private static MeterRegistry metrics() {
		MeterRegistry registry = new SimpleMeterRegistry();
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsMetricsAutoConfiguration.class))
			.withPropertyValues("cors.allowed-origins=https://a.example", "cors.paths=/api/**")
			.run((context) -> {
				context.getBean(MeterBinder.class).bindTo(registry);
				CorsPolicyRegistry policies = context.getBean(CorsPolicyRegistry.class);
				CorsDecisionListener listener = CorsDecisionListener
					.of(context.getBeansOfType(CorsDecisionListener.class).values().stream().toList());
				for (CorsRequest request : requests()) {
					Heard.by(policies, request, listener);
				}
			});
		return registry;
	}

	private static List<CorsRequest> requests() {
		List<CorsRequest> requests = new ArrayList<>();
		for (String origin : List.of("https://a.example", "https://b.example")) {
			requests.add(FakeRequest.get("/api/orders", origin));
			requests.add(new FakeRequest("OPTIONS", "/api/orders",
					Map.of("Origin", origin, "Access-Control-Request-Method", "GET")));
		}
		return requests;
	}

	static Stream<Arguments> links() {
		return Documentation.pages()
			.stream()
			.flatMap((page) -> page.links().stream().map((link) -> Arguments.of(page, link)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("links")
	void linkLeadsSomewhere(Documentation page, String link) {
		if (link.startsWith("https:")) {
			assertThat(link).matches("https://(\\w+\\.spec\\.whatwg\\.org|www\\.rfc-editor\\.org|docs\\.spring\\.io"
					+ "|www\\.w3\\.org|w3c\\.github\\.io|keepachangelog\\.com|semver\\.org)/.*");
			return;
		}
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
		assertThat(Files.exists(target)).as("%s exists", target).isTrue();
		if (parts.length == 2) {
			assertThat(new Documentation(target, read(target)).anchors()).contains(parts[1]);
		}
	}

	private static String read(Path path) {
		return Documentation.pages()
			.stream()
			.filter((page) -> page.path().equals(path))
			.map(Documentation::text)
			.findFirst()
			.orElse("");
	}

	@Test
	void everyPageIsLinkedFromTheFirstOne() {
		List<String> links = Documentation.page("README.md").links();
		assertThat(Documentation.pages()).map(Documentation::toString)
			.filteredOn((name) -> !name.equals("README.md"))
			.isSubsetOf(links);
	}

	/**
	 * Two beans that call their policies alike.
	 */
	@Configuration(proxyBeanMethods = false)
	static class TwoPolicies {

		@Bean
		CorsPolicy shopPolicy() {
			return CorsPolicy.builder("shop").paths("/shop/**").allowedOrigins("https://a.example.com").build();
		}

		@Bean
		CorsPolicy basketPolicy() {
			return CorsPolicy.builder("shop").paths("/basket/**").allowedOrigins("https://a.example.com").build();
		}

	}

}
