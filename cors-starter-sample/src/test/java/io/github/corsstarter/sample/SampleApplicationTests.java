package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sample promises on either stack, asked over a real socket as a browser would
 * ask.
 */
abstract class SampleApplicationTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String PARTNER = "https://partner.example.org";

	private static final String STRANGER = "https://evil.example";

	private static final String PRODUCT = "{\"name\":\"Jug\",\"price\":9.50}";

	private static final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(10))
		.build();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { SHOP, "https://pr-7.preview.example.com", "http://localhost:5173" })
	void storefrontReadsWithCredentials(String origin) {
		HttpResponse<String> response = send(from(origin, "/api/products/1"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Teapot");
		assertThat(response.headers().firstValue("ETag")).isPresent();
		assertThatIsReadableWithCredentials(response, origin);
		assertThat(elements(response, "Access-Control-Expose-Headers")).containsExactly("etag");
	}

	@Test
	void preflightOfCredentialedPutIsAllowed() {
		HttpResponse<String> response = send(preflight(SHOP, "/api/products/1", "PUT", "content-type"));
		assertThat(response.statusCode()).isEqualTo(204);
		assertThatIsReadableWithCredentials(response, SHOP);
		assertThat(elements(response, "Access-Control-Allow-Methods")).contains("put");
		assertThat(elements(response, "Access-Control-Allow-Headers")).contains("content-type");
		assertThat(response.headers().allValues("Access-Control-Max-Age")).containsExactly("1800");
	}

	@Test
	void putAfterItsPreflightReachesTheApplication() {
		HttpResponse<String> response = send(from(SHOP, "/api/products/2").header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(PRODUCT)));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Jug");
		assertThatIsReadableWithCredentials(response, SHOP);
	}

	@Test
	void preflightFromUnknownOriginIsRefused() {
		HttpResponse<String> response = send(preflight(STRANGER, "/api/products/1", "PUT", "content-type"));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThatGrantsNothing(response);
	}

	@Test
	void requestFromUnknownOriginNeverReachesTheApplication() {
		HttpResponse<String> response = send(from(STRANGER, "/api/products/1"));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("ORIGIN_NOT_ALLOWED").doesNotContain("Teapot");
		assertThatGrantsNothing(response);
	}

	@Test
	void unauthorizedAnswerIsReadable() {
		HttpResponse<String> response = send(from(SHOP, "/api/account"));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThatIsReadableWithCredentials(response, SHOP);
	}

	@Test
	void authorizedAnswerIsReadable() {
		HttpResponse<String> response = send(from(SHOP, "/api/account").header("Authorization", "Bearer token"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThatIsReadableWithCredentials(response, SHOP);
	}

	@Test
	void notFoundAnswerIsReadable() {
		HttpResponse<String> response = send(from(SHOP, "/api/products/999"));
		assertThat(response.statusCode()).isEqualTo(404);
		assertThatIsReadableWithCredentials(response, SHOP);
	}

	@Test
	void failureIsReadable() {
		HttpResponse<String> response = send(from(SHOP, "/api/failure"));
		assertThat(response.statusCode()).isEqualTo(500);
		assertThatIsReadableWithCredentials(response, SHOP);
	}

	@Test
	void eventStreamIsReadable() {
		HttpResponse<String> response = send(from(SHOP, "/api/events").header("Accept", "text/event-stream"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
		assertThat(response.body().lines().filter((line) -> line.startsWith("data:"))).hasSize(5);
		assertThatIsReadableWithCredentials(response, SHOP);
	}

	@Test
	void partnerReadsWithoutCredentials() {
		HttpResponse<String> response = send(from(PARTNER, "/api/products/1"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PARTNER);
		assertThat(response.headers().map()).doesNotContainKey("access-control-allow-credentials");
	}

	@Test
	void partnerMayNotPut() {
		HttpResponse<String> preflight = send(preflight(PARTNER, "/api/products/3", "PUT", "content-type"));
		assertThat(preflight.statusCode()).isEqualTo(403);
		assertThatGrantsNothing(preflight);
		HttpResponse<String> actual = send(from(PARTNER, "/api/products/3").header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(PRODUCT)));
		assertThat(actual.statusCode()).isEqualTo(403);
		assertThat(actual.body()).contains("METHOD_NOT_ALLOWED");
		assertThatGrantsNothing(actual);
		assertThat(send(request("/api/products/3")).body()).contains("Tray");
	}

	@ParameterizedTest
	@ValueSource(strings = { SHOP, STRANGER, "null" })
	void openDataAnswersTheSameToEveryOrigin(String origin) {
		assertThatIsOpenToAll(send(from(origin, "/open/catalog")));
	}

	@Test
	void openDataAnswersTheSameWithoutOrigin() {
		assertThatIsOpenToAll(send(request("/open/catalog")));
	}

	@Test
	void requestWithoutOriginIsServedAndMarkedAsVarying() {
		HttpResponse<String> response = send(request("/api/products/1"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(elements(response, "Vary")).containsOnlyOnce("origin");
		assertThat(corsHeaders(response)).isEmpty();
	}

	@Test
	void endpointListsThePolicies() {
		HttpResponse<String> response = send(request("/actuator/cors"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"storefront\"", "\"partner\"", "\"open-data\"");
	}

	@Test
	void endpointExplainsWhyPartnerMayNotPut() {
		HttpResponse<String> response = send(
				request("/actuator/corsexplain?path=/api/products/3&method=PUT&origin=" + PARTNER));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("METHOD_NOT_ALLOWED", "cors.policies.partner.allowed-methods");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(30));
	}

	private HttpRequest.Builder from(String origin, String path) {
		return request(path).header("Origin", origin);
	}

	private HttpRequest.Builder preflight(String origin, String path, String method, String headers) {
		return from(origin, path).method("OPTIONS", BodyPublishers.noBody())
			.header("Access-Control-Request-Method", method)
			.header("Access-Control-Request-Headers", headers);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError("No answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for the answer", ex);
		}
	}

	private static void assertThatIsReadableWithCredentials(HttpResponse<?> response, String origin) {
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
		assertThat(response.headers().allValues("Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(elements(response, "Vary")).containsOnlyOnce("origin");
	}

	private static void assertThatGrantsNothing(HttpResponse<?> response) {
		assertThat(corsHeaders(response)).isEmpty();
		assertThat(elements(response, "Vary")).containsOnlyOnce("origin");
	}

	private static void assertThatIsOpenToAll(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Teapot");
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
		assertThat(elements(response, "Vary")).doesNotContain("origin");
	}

	private static Stream<String> corsHeaders(HttpResponse<?> response) {
		return response.headers()
			.map()
			.keySet()
			.stream()
			.filter((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
	}

	private static Stream<String> elements(HttpResponse<?> response, String name) {
		return response.headers()
			.allValues(name)
			.stream()
			.flatMap((line) -> Arrays.stream(line.split(",")))
			.map((element) -> element.strip().toLowerCase(Locale.ROOT));
	}

}
