package io.github.corsstarter.test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.browser.HeaderField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the assertions agree with the vectors taken from Web Platform Tests and the
 * standard, each by a real exchange of a client that answers as the vector says.
 */
class BrowserVectorTests {

	private static final String UNSAFE_VALUE = "\"";

	@ParameterizedTest(name = "{0}")
	@MethodSource("vectors")
	void agreesWithTheVector(String id, JsonNode vector) {
		JsonNode given = vector.required("given");
		JsonNode expect = vector.required("expect");
		switch (vector.required("check").stringValue()) {
			case "cors-check" -> assertCorsCheck(given, expect.booleanValue());
			case "needs-preflight" -> assertNeedsPreflight(given, expect);
			case "preflight-verdict" -> assertPreflightVerdict(given, expect.booleanValue());
			case "visible-headers" -> assertVisibleHeaders(given, expect);
			default -> throw new AssertionError("Unknown check in " + id);
		}
	}

	@Test
	void thereAreVectors() throws IOException {
		assertThat(vectors()).hasSizeGreaterThan(90);
	}

	static Stream<Arguments> vectors() throws IOException {
		try (InputStream in = BrowserVectorTests.class.getResourceAsStream("/cases/browser-vectors.json")) {
			List<Arguments> vectors = new ArrayList<>();
			JsonMapper.shared().readTree(in).forEach((vector) -> {
				if (!vector.required("check").stringValue().equals("max-age")) {
					vectors.add(Arguments.of(vector.required("id").stringValue(), vector));
				}
			});
			return vectors.stream();
		}
	}

	private static void assertCorsCheck(JsonNode given, boolean readable) {
		CannedClient client = new CannedClient(200, List.of(), 200, fields(given.required("responseHeaders")));
		assertOutcome(fetch(client, given, "GET").exchange(), readable);
	}

	private static void assertNeedsPreflight(JsonNode given, JsonNode expect) {
		CannedClient client = new CannedClient(200, List.of(), 200, List.of());
		BrowserFetch fetch = new BrowserTester(client, Duration.ofSeconds(1), null, null, false)
			.at("https://app.example")
			.fetch(given.required("method").stringValue(), "/");
		if (given.required("forced").booleanValue()) {
			fetch.forcedPreflight();
		}
		for (HeaderField field : fields(given.required("headers"))) {
			try {
				fetch.header(field.name(), field.value());
			}
			catch (IllegalArgumentException ex) {
				// A script that sets it anyway sends the request without it.
			}
		}
		BrowserExchange exchange = fetch.exchange();
		if (expect.required("preflight").booleanValue()) {
			assertThat(exchange).isPreflighted();
			String names = expect.required("accessControlRequestHeaders").stringValue();
			assertThat(client.requests.get(0).headers()).filteredOn((field) -> field.name().endsWith("-Headers"))
				.extracting(HeaderField::value)
				.containsExactlyElementsOf(names.isEmpty() ? List.of() : List.of(names));
		}
		else {
			assertThat(exchange).isNotPreflighted();
		}
	}

	private static void assertPreflightVerdict(JsonNode given, boolean passes) {
		List<HeaderField> answer = fields(given.required("responseHeaders"));
		CannedClient client = new CannedClient(given.required("status").intValue(), answer, 200,
				List.of(new HeaderField("Access-Control-Allow-Origin", given.required("origin").stringValue()),
						new HeaderField("Access-Control-Allow-Credentials", "true")));
		BrowserFetch fetch = fetch(client, given, given.required("method").stringValue());
		given.required("unsafeHeaderNames").forEach((name) -> fetch.header(name.stringValue(), UNSAFE_VALUE));
		if (given.required("forced").booleanValue()) {
			fetch.forcedPreflight();
		}
		BrowserExchange exchange = fetch.exchange();
		if (!exchange.request().needsPreflight()) {
			// What is judged is the answer, whether or not the request needs it.
			exchange = fetch.forcedPreflight().exchange();
		}
		assertOutcome(exchange, passes);
	}

	private static void assertVisibleHeaders(JsonNode given, JsonNode expect) {
		List<HeaderField> fields = new ArrayList<>(fields(given.required("responseHeaders")));
		fields
			.removeIf((field) -> field.name().toLowerCase(Locale.ROOT).matches("access-control-allow-(origin|cred.*)"));
		fields.add(new HeaderField("Access-Control-Allow-Origin", "https://app.example"));
		fields.add(new HeaderField("Access-Control-Allow-Credentials", "true"));
		BrowserFetch fetch = new BrowserTester(new CannedClient(200, List.of(), 200, fields), Duration.ofSeconds(1),
				null, null, false)
			.at("https://app.example")
			.fetch("GET", "/");
		BrowserExchange exchange = (credentials(given) ? fetch.credentials() : fetch).exchange();
		expect.required("visible").forEach((name) -> assertThat(exchange).exposes(name.stringValue()));
		expect.required("hidden")
			.forEach((name) -> assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(exchange).exposes(name.stringValue())));
	}

	private static void assertOutcome(BrowserExchange exchange, boolean readable) {
		if (readable) {
			assertThat(exchange).isReadable();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(exchange).isBlocked());
		}
		else {
			assertThat(exchange).isBlocked();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(exchange).isReadable());
		}
	}

	private static BrowserFetch fetch(BrowserClient client, JsonNode given, String method) {
		BrowserFetch fetch = new BrowserTester(client, Duration.ofSeconds(1), null, null, false)
			.at(given.required("origin").stringValue())
			.fetch(method, "/");
		return credentials(given) ? fetch.credentials() : fetch;
	}

	private static boolean credentials(JsonNode given) {
		return given.required("credentials").stringValue().equals("include");
	}

	private static List<HeaderField> fields(JsonNode pairs) {
		List<HeaderField> fields = new ArrayList<>();
		pairs.forEach((pair) -> fields.add(new HeaderField(pair.get(0).stringValue(), pair.get(1).stringValue())));
		return fields;
	}

	/**
	 * Answers preflights and requests as it is told.
	 */
	private static final class CannedClient implements BrowserClient {

		private final WireResponse preflight;

		private final WireResponse actual;

		private final List<WireRequest> requests = new ArrayList<>();

		private CannedClient(int status, List<HeaderField> preflight, int actualStatus, List<HeaderField> actual) {
			this.preflight = new WireResponse(status, preflight, "");
			this.actual = new WireResponse(actualStatus, actual, "");
		}

		@Override
		public String address() {
			return "https://api.example";
		}

		@Override
		public WireResponse send(WireRequest request, Duration timeout) {
			this.requests.add(request);
			boolean preflight = request.method().equals("OPTIONS") && request.headers()
				.stream()
				.anyMatch((field) -> field.name().equals("Access-Control-Request-Method"));
			return preflight ? this.preflight : this.actual;
		}

	}

}
