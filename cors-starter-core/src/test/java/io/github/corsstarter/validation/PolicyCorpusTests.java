package io.github.corsstarter.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds validation against what other projects refuse, warn about and accept.
 */
class PolicyCorpusTests {

	/**
	 * What never becomes a policy, because the binding of properties refuses or converts
	 * it, and what is right by the specification.
	 */
	private static final Map<String, String> LEFT_OUT = Map.of("I-FET-036",
			"a max-age that browsers cut short, which the endpoint tells and no warning", "I-DJA-010",
			"a text where a list is expected", "I-SPR-010", "a list with a null element", "I-TOM-001",
			"a max-age that is not a number");

	private static final Map<String, List<String>> PROPERTIES = Map.ofEntries(
			Map.entry("method-syntax", List.of("allowed-methods")),
			Map.entry("method-forbidden", List.of("allowed-methods")),
			Map.entry("method-case", List.of("allowed-methods")),
			Map.entry("method-options", List.of("allowed-methods")), Map.entry("redundant", List.of("allowed-methods")),
			Map.entry("request-header-forbidden", List.of("allowed-headers")),
			Map.entry("request-header-misplaced", List.of("allowed-headers")),
			Map.entry("headers-wildcard-credentials", List.of("allowed-headers")),
			Map.entry("authorization-wildcard", List.of("allowed-headers")),
			Map.entry("response-header-forbidden", List.of("exposed-headers")),
			Map.entry("response-header-misplaced", List.of("exposed-headers")),
			Map.entry("response-header-safelisted", List.of("exposed-headers")),
			Map.entry("expose-wildcard-credentials", List.of("exposed-headers")),
			Map.entry("max-age", List.of("max-age")),
			Map.entry("multiple", List.of("allowed-origins", "allowed-methods", "allowed-headers", "max-age")));

	@ParameterizedTest
	@MethodSource("refused")
	void whatCannotWorkIsRefused(JsonNode invalid) {
		List<CorsViolation> violations = Violations.of(policy(invalid));
		assertThat(properties(violations.stream().filter(CorsViolation::isError)))
			.containsExactlyInAnyOrderElementsOf(expectedProperties(invalid));
	}

	@ParameterizedTest
	@MethodSource("warned")
	void whatIsOddIsAtLeastWarnedAbout(JsonNode odd) {
		assertThat(properties(Violations.of(policy(odd)).stream())).containsAll(expectedProperties(odd));
	}

	@ParameterizedTest
	@MethodSource("valid")
	void whatWorksElsewhereIsNotRefused(JsonNode valid) {
		assertThat(Violations.of(PolicyCorpus.policy(valid, false))).noneMatch(CorsViolation::isError);
	}

	@Test
	void nothingElseIsLeftOut() {
		List<String> all = PolicyCorpus.read("invalid-config.json").stream().map(PolicyCorpusTests::id).toList();
		assertThat(all).containsAll(LEFT_OUT.keySet());
		assertThat(refused().count() + warned().count()).isEqualTo(all.size() - LEFT_OUT.size()).isGreaterThan(100);
		assertThat(valid().count()).isGreaterThan(50);
	}

	static Stream<Named<JsonNode>> refused() {
		return invalid("refuse");
	}

	static Stream<Named<JsonNode>> warned() {
		return invalid("warn");
	}

	private static Stream<Named<JsonNode>> invalid(String level) {
		return PolicyCorpus.read("invalid-config.json")
			.stream()
			.filter((node) -> node.get("level").asString().equals(level) && !LEFT_OUT.containsKey(id(node)))
			.map((node) -> Named.of(id(node) + " " + node.get("why").asString(), node));
	}

	/**
	 * All policies but those of which the corpus says that a strict library may refuse
	 * them, and those of a switched-off library.
	 */
	static Stream<Named<JsonNode>> valid() {
		Set<JsonNode> seen = new HashSet<>();
		return PolicyCorpus.read("valid.json")
			.stream()
			.filter((node) -> !node.has("startupNotes") && !node.at("/policy/other/disabled").booleanValue(false))
			.filter((node) -> seen.add(node.get("policy")))
			.map((node) -> Named.of(id(node), node.get("policy")));
	}

	private static CorsPolicy policy(JsonNode node) {
		String code = node.get("code").asString();
		boolean exactMethods = code.startsWith("method") || code.equals("redundant") || code.equals("multiple");
		return PolicyCorpus.policy(node.get("policy"), exactMethods);
	}

	private static List<String> expectedProperties(JsonNode node) {
		List<String> properties = PROPERTIES.get(node.get("code").asString());
		if (properties != null) {
			return properties;
		}
		if (!node.at("/policy/exposedHeaders").isEmpty()) {
			return List.of("exposed-headers");
		}
		return List.of(node.at("/policy/allowedHeaders").isEmpty() || node.at("/policy/allowCredentials").booleanValue()
				? "allowed-origins" : "allowed-headers");
	}

	private static List<String> properties(Stream<CorsViolation> violations) {
		return violations.map(CorsViolation::target).map(String::valueOf).distinct().toList();
	}

	private static String id(JsonNode node) {
		return node.get("id").asString();
	}

}
