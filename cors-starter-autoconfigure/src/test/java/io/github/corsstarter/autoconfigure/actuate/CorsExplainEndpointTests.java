package io.github.corsstarter.autoconfigure.actuate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.autoconfigure.support.ManagedApplication;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link CorsExplainEndpoint} over HTTP.
 */
class CorsExplainEndpointTests {

	private static final String SHOP = "origin=https://shop.example.com";

	private static final JsonMapper MAPPER = new JsonMapper();

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> ManagedApplication.on(server));

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("questions")
	void answersAsThePersonWhoReadItExpects(Server server, String name, String query) {
		RawResponse response = explain(server, query);
		assertThat(response.status()).isEqualTo(200);
		new GoldenFile("explain-" + name).assertMatches(response.body());
	}

	static List<Arguments> questions() {
		return onEachServer(List.of(
				List.of("passes",
						"path=/api/orders&method=PUT&credentials=true&headers=content-type:application/json&" + SHOP),
				List.of("misspelled-origin", "path=/quiet&origin=https://shop.exmaple.com"),
				List.of("shared-path", "path=/api/orders&origin=https://other.test"),
				List.of("typed-origin", "path=/api/orders&origin=https%3A%2F%2FShop.example.com%2F"),
				List.of("method", "path=/api/orders&method=PUT&origin=https://partner.example.org"),
				List.of("headers", "path=/api/orders&headers=X-Api-Key,X-Trace&" + SHOP),
				List.of("credentials", "path=/open/data&credentials=true&" + SHOP),
				List.of("no-policy", "path=/elsewhere&" + SHOP)));
	}

	@ParameterizedTest(name = "{0} {2}")
	@MethodSource("mistakes")
	void namesTheParameterThatIsWrong(Server server, String parameter, String query) {
		RawResponse response = explain(server, query);
		assertThat(response.status()).isEqualTo(400);
		JsonNode problem = MAPPER.readTree(response.body());
		assertThat(problem.get("parameter").asString()).isEqualTo(parameter);
		assertThat(problem.get("status").asInt()).isEqualTo(400);
		assertThat(problem.get("title").asString()).isEqualTo("Invalid parameter");
		assertThat(problem.get("detail").asString()).isNotBlank();
	}

	static List<Arguments> mistakes() {
		String right = "path=/api/x&" + SHOP;
		String tooLong = "x".repeat(2100);
		return onEachServer(List.of(List.of("path", ""), List.of("path", SHOP), List.of("path", "path=&" + SHOP),
				List.of("path", "path=api&" + SHOP), List.of("path", "path=ftp://a.test/api&" + SHOP),
				List.of("path", "path=/" + tooLong + "&" + SHOP), List.of("origin", "path=/api/x"),
				List.of("origin", "path=/api/x&origin="), List.of("origin", "path=/api/x&origin=" + tooLong),
				List.of("method", right + "&method=P%20UT"), List.of("method", right + "&method=GET&method=PUT"),
				List.of("method", right + "&method=" + tooLong), List.of("headers", right + "&headers=a%20b"),
				List.of("headers", right + "&headers=:x"), List.of("headers", right + "&headers=" + tooLong),
				List.of("headers", right + "&headers=" + "a,".repeat(101)),
				List.of("headers", right + "&headers=Accept:text/html,application/json"),
				List.of("credentials", right + "&credentials=maybe"),
				List.of("credentials", right + "&credentials=true&credentials=false")));
	}

	@ParameterizedTest
	@EnumSource
	void saysWhatIsExpectedOfEachParameter(Server server) {
		assertThat(explain(server, SHOP).body()).contains("The parameter 'path' is missing.");
		assertThat(explain(server, "path=api&" + SHOP).body()).contains(
				"A path within the application starts with a slash, such as /api/orders; a whole URL also works.");
		assertThat(explain(server, "path=/x&method=,&" + SHOP).body()).contains("A method is one token, such as PUT.");
		assertThat(explain(server, "path=/x&headers=/&" + SHOP).body())
			.contains("Headers are names, or name:value without a comma in the value, separated by commas, such as "
					+ "Content-Type:application/json.");
		assertThat(explain(server, "path=/x&credentials=maybe&" + SHOP).body())
			.contains("Credentials are either true or false.");
		assertThat(explain(server, "path=/x&origin=" + "x".repeat(2049)).body())
			.contains("The parameter 'origin' is longer than 2048 characters.");
	}

	@ParameterizedTest
	@EnumSource
	void repeatedHeadersAreOneList(Server server) {
		JsonNode explanation = read(explain(server, "path=/api/x&headers=X-A&headers=X-B:1&" + SHOP));
		assertThat(explanation.at("/preflight/requestHeaders/3/value").asString()).isEqualTo("x-a,x-b");
	}

	@ParameterizedTest
	@EnumSource
	void valuesAreDecodedOnce(Server server) {
		JsonNode explanation = read(explain(server, "path=%2Fapi%2F%2561%3Fq&origin=https%3A%2F%2Fshop.example.com"
				+ "&headers=Content-Type%3Atext%2Fplain%2CX-A%3A%20%31"));
		assertThat(explanation.at("/path").asString()).isEqualTo("/api/**");
		assertThat(explanation.at("/actual/requestHeaders/1/value").asString()).isEqualTo("text/plain");
		assertThat(explanation.at("/actual/requestHeaders/2/value").asString()).isEqualTo("1");
		assertThat(explanation.at("/preflight/requestHeaders/3/value").asString()).isEqualTo("x-a");
	}

	@ParameterizedTest
	@EnumSource
	void credentialsMayBeGivenInTheWordsOfFetch(Server server) {
		for (String yes : List.of("true", "TRUE", "include")) {
			assertThat(explain(server, "path=/open/x&credentials=" + yes + "&" + SHOP).body())
				.contains("\"readable\":false");
		}
		for (String no : List.of("", "false", "omit", "same-origin")) {
			assertThat(explain(server, "path=/open/x&credentials=" + no + "&" + SHOP).body())
				.contains("\"readable\":true");
		}
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("hostileTexts")
	void hostileTextIsExplainedOrRefusedButNeverAnError(Server server, String text) {
		for (String query : List.of("path=/" + text + "&" + SHOP, "path=/api/x&origin=" + text,
				"path=/api/x&method=" + text + "&" + SHOP, "path=/api/x&headers=" + text + "&" + SHOP,
				"path=/api/x&headers=a:" + text + "&" + SHOP, "path=/api/x&credentials=" + text + "&" + SHOP)) {
			RawResponse response = explain(server, query);
			assertThat(response.status()).as(query).isIn(200, 400);
			assertThat(response.header("X-Injected")).as(query).isEmpty();
			assertThat(response.header("Set-Cookie")).as(query).isEmpty();
			assertThat(MAPPER.readTree(response.body()).isObject()).as(query).isTrue();
		}
	}

	static List<Arguments> hostileTexts() {
		List<List<String>> texts = new ArrayList<>();
		for (String text : List.of("\r\nX-Injected: 1", "\u0000", "\u001B[31m", "<script>alert(1)</script>", "\"}\\",
				"../../etc/passwd", "${jndi:ldap://a.test}", "%", "%zz", "\u00e9\u4e2d\ud83d\ude00", "\u202e", "*",
				"{a", "a".repeat(2000), "null", "https://[::1", "https://\u00e9.test", "http://a:99999",
				"file:///etc")) {
			texts.add(List.of(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
		}
		texts.add(List.of("%ED%A0%80"));
		texts.add(List.of("%FF%FE"));
		texts.add(List.of("%C0%AF"));
		return onEachServer(texts);
	}

	private static List<Arguments> onEachServer(List<List<String>> rows) {
		List<Arguments> arguments = new ArrayList<>();
		for (Server server : Server.values()) {
			rows.forEach((row) -> arguments
				.add((row.size() == 1) ? arguments(server, row.get(0)) : arguments(server, row.get(0), row.get(1))));
		}
		return arguments;
	}

	private static RawResponse explain(Server server, String query) {
		return applications.client(server).send("GET", "/actuator/corsexplain?" + query);
	}

	private static JsonNode read(RawResponse response) {
		assertThat(response.status()).isEqualTo(200);
		return MAPPER.readTree(response.body());
	}

}
