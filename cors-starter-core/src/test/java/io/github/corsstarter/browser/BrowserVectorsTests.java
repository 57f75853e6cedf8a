package io.github.corsstarter.browser;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the browser model against vectors taken from Web Platform Tests and the standard.
 */
class BrowserVectorsTests {

	// Every header that can be safe is unsafe with this value.
	private static final String UNSAFE_VALUE = "\"";

	@ParameterizedTest(name = "{0}")
	@MethodSource("vectors")
	void behavesAsTheVectorExpects(String id, JsonNode vector) {
		JsonNode given = vector.required("given");
		JsonNode expect = vector.required("expect");
		switch (vector.required("check").stringValue()) {
			case "cors-check" -> assertCorsCheck(given, expect);
			case "needs-preflight" -> assertNeedsPreflight(given, expect);
			case "preflight-verdict" -> assertPreflightVerdict(given, expect);
			case "visible-headers" -> assertVisibleHeaders(given, expect);
			case "max-age" -> assertMaxAge(given, expect);
			default -> throw new AssertionError("Unknown check in " + id);
		}
	}

	@Test
	void thereAreVectors() throws IOException {
		assertThat(vectors()).hasSizeGreaterThan(100);
	}

	static Stream<Arguments> vectors() throws IOException {
		try (InputStream in = BrowserVectorsTests.class.getResourceAsStream("/cases/browser-vectors.json")) {
			List<Arguments> vectors = new ArrayList<>();
			JsonMapper.shared()
				.readTree(in)
				.forEach((vector) -> vectors.add(Arguments.of(vector.required("id").stringValue(), vector)));
			return vectors.stream();
		}
	}

	private void assertCorsCheck(JsonNode given, JsonNode expect) {
		String origin = given.required("origin").stringValue();
		List<HeaderField> response = fields(given.required("responseHeaders"));
		BrowserRequest request = new BrowserRequest(origin, "GET", List.of(), credentials(given), false);
		ResponseVerdict verdict = Browser.response(request, "https://api.example/", response);
		assertThat(shares(origin, credentials(given), response)).isEqualTo(expect.booleanValue());
		assertThat(verdict.readable()).isEqualTo(expect.booleanValue());
		assertThat(verdict.consoleMessage() == null).isEqualTo(expect.booleanValue());
	}

	private void assertNeedsPreflight(JsonNode given, JsonNode expect) {
		BrowserRequest request = new BrowserRequest("https://app.example", given.required("method").stringValue(),
				fields(given.required("headers")), false, given.required("forced").booleanValue());
		String names = String.join(",", request.unsafeHeaderNames());
		assertThat(request.needsPreflight()).isEqualTo(expect.required("preflight").booleanValue());
		assertThat(names).isEqualTo(expect.required("accessControlRequestHeaders").stringValue());
	}

	private void assertPreflightVerdict(JsonNode given, JsonNode expect) {
		List<HeaderField> headers = new ArrayList<>();
		given.required("unsafeHeaderNames")
			.forEach((name) -> headers.add(new HeaderField(name.stringValue(), UNSAFE_VALUE)));
		BrowserRequest request = new BrowserRequest(given.required("origin").stringValue(),
				given.required("method").stringValue(), headers, credentials(given),
				given.required("forced").booleanValue());
		PreflightVerdict verdict = Browser.preflight(request, "https://api.example/",
				given.required("status").intValue(), fields(given.required("responseHeaders")));
		assertThat(request.unsafeHeaderNames()).hasSameSizeAs(headers);
		assertThat(verdict.passes()).isEqualTo(expect.booleanValue());
		assertThat(verdict.consoleMessage() == null).isEqualTo(expect.booleanValue());
	}

	private void assertVisibleHeaders(JsonNode given, JsonNode expect) {
		Set<String> visible = Browser.visibleHeaders(credentials(given), fields(given.required("responseHeaders")));
		assertThat(visible).containsAll(strings(expect.required("visible")));
		assertThat(visible).doesNotContainAnyElementsOf(orNothing(strings(expect.required("hidden"))));
	}

	private void assertMaxAge(JsonNode given, JsonNode expect) {
		PreflightCacheTimes times = Browser.maxAge(lines(given.path("accessControlMaxAge")));
		assertThat(times.fetch()).isEqualTo(expect.required("fetchUncapped").longValue());
		assertThat(times.chromium()).isEqualTo(expect.required("chromium").longValue());
		assertThat(times.firefox()).isEqualTo(expect.required("firefox").longValue());
		assertThat(times.webkit()).isEqualTo(expect.required("webkit").longValue());
	}

	private boolean credentials(JsonNode given) {
		return given.required("credentials").stringValue().equals("include");
	}

	private List<HeaderField> fields(JsonNode pairs) {
		List<HeaderField> fields = new ArrayList<>();
		pairs.forEach((pair) -> fields.add(new HeaderField(pair.get(0).stringValue(), pair.get(1).stringValue())));
		return fields;
	}

	private List<String> lines(JsonNode node) {
		if (node.isMissingNode() || node.isNull()) {
			return List.of();
		}
		return node.isArray() ? strings(node) : List.of(node.stringValue());
	}

	private List<String> strings(JsonNode array) {
		List<String> strings = new ArrayList<>();
		array.forEach((element) -> strings.add(element.stringValue()));
		return strings;
	}

	// AssertJ refuses an empty list of unwanted elements.
	private List<String> orNothing(List<String> names) {
		return names.isEmpty() ? List.of("no such header") : names;
	}

	private static boolean shares(String origin, boolean credentials, List<HeaderField> response) {
		return CorsCheck.failure(origin, credentials, new HeaderLines(response)) == null;
	}

}
