package io.github.corsstarter.autoconfigure.actuate;

import java.net.http.HttpResponse;

import io.github.corsstarter.autoconfigure.TestServer;
import io.github.corsstarter.autoconfigure.TestServer.Stack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CorsEndpoint} over HTTP.
 */
class CorsEndpointTests {

	@ParameterizedTest
	@EnumSource
	void showsPoliciesWithPlacesAndWhatWasRefused(Stack stack) {
		try (TestServer server = TestServer.start(stack, "cors.policies.quiet.max-age=5m",
				"spring.jackson.property-naming-strategy=SNAKE_CASE")) {
			server.send("GET", "/api/x", "Origin", "https://other.test");
			server.send("GET", "/api/x", "Origin", "https://shop.exmaple.com");
			server.send("OPTIONS", "/api/x", "Origin", "https://shop.exmaple.com", "Access-Control-Request-Method",
					"PUT");
			server.send("POST", "/api/x", "Origin", "https://partner.example.org");
			server.send("OPTIONS", "/api/x", "Origin", "https://shop.example.com", "Access-Control-Request-Method",
					"GET", "Access-Control-Request-Headers", "x-api-key");
			server.send("GET", "/quiet", "Origin", "null");
			server.send("GET", "/quiet", "Origin", "https://shop.example.com/");
			HttpResponse<String> response = server.send("GET", "/actuator/cors");
			assertThat(response.statusCode()).isEqualTo(200);
			new GoldenFile("cors").assertMatches(response.body());
			response = server.send("GET", "/actuator/cors/quiet");
			assertThat(response.statusCode()).isEqualTo(200);
			new GoldenFile("cors-quiet").assertMatches(response.body());
		}
	}

	@ParameterizedTest
	@EnumSource
	void unknownPolicyIsNotFound(Stack stack) {
		assertThat(TestServer.shared(stack).send("GET", "/actuator/cors/nobody").statusCode()).isEqualTo(404);
		assertThat(TestServer.shared(stack).send("GET", "/actuator/cors/none").statusCode()).isEqualTo(404);
		assertThat(TestServer.shared(stack).send("GET", "/actuator/cors/%0D%0A").statusCode()).isIn(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "storefront", "partner", "open-data", "quiet" })
	void eachPolicyHasItsOwnPage(String policy) {
		assertThat(TestServer.shared(Stack.SERVLET).send("GET", "/actuator/cors/" + policy).body())
			.startsWith("{\"name\":\"" + policy + "\"");
	}

	@ParameterizedTest
	@EnumSource
	void endpointsAreReadOnly(Stack stack) {
		assertThat(TestServer.shared(stack).send("POST", "/actuator/cors").statusCode()).isEqualTo(405);
		assertThat(TestServer.shared(stack).send("DELETE", "/actuator/cors/quiet").statusCode()).isEqualTo(405);
	}

}
