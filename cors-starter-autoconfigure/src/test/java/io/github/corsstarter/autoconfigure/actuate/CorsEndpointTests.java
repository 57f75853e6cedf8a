package io.github.corsstarter.autoconfigure.actuate;

import io.github.corsstarter.autoconfigure.support.ManagedApplication;
import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CorsEndpoint} over HTTP.
 */
class CorsEndpointTests {

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> ManagedApplication.on(server));

	@ParameterizedTest
	@EnumSource
	void showsPoliciesWithPlacesAndWhatWasRefused(Server server) {
		try (RunningApplication application = ManagedApplication.on(server)
			.properties("cors.policies.quiet.max-age=5m", "spring.jackson.property-naming-strategy=SNAKE_CASE")
			.start()) {
			RawClient client = application.client();
			client.send("GET", "/api/x", "Origin", "https://other.test");
			client.send("GET", "/api/x", "Origin", "https://shop.exmaple.com");
			client.send("OPTIONS", "/api/x", "Origin", "https://shop.exmaple.com", "Access-Control-Request-Method",
					"PUT");
			client.send("POST", "/api/x", "Origin", "https://partner.example.org");
			client.send("OPTIONS", "/api/x", "Origin", "https://shop.example.com", "Access-Control-Request-Method",
					"GET", "Access-Control-Request-Headers", "x-api-key");
			client.send("GET", "/quiet", "Origin", "null");
			client.send("GET", "/quiet", "Origin", "https://shop.example.com/");
			RawResponse response = client.send("GET", "/actuator/cors");
			assertThat(response.status()).isEqualTo(200);
			new GoldenFile("cors").assertMatches(response.body());
			response = client.send("GET", "/actuator/cors/quiet");
			assertThat(response.status()).isEqualTo(200);
			new GoldenFile("cors-quiet").assertMatches(response.body());
		}
	}

	@ParameterizedTest
	@EnumSource
	void unknownPolicyIsNotFound(Server server) {
		assertThat(applications.client(server).send("GET", "/actuator/cors/nobody").status()).isEqualTo(404);
		assertThat(applications.client(server).send("GET", "/actuator/cors/none").status()).isEqualTo(404);
		assertThat(applications.client(server).send("GET", "/actuator/cors/%0D%0A").status()).isIn(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "storefront", "partner", "open-data", "quiet" })
	void eachPolicyHasItsOwnPage(String policy) {
		assertThat(applications.client(Server.TOMCAT).send("GET", "/actuator/cors/" + policy).body())
			.startsWith("{\"name\":\"" + policy + "\"");
	}

	@ParameterizedTest
	@EnumSource
	void endpointsAreReadOnly(Server server) {
		assertThat(applications.client(server).send("POST", "/actuator/cors").status()).isEqualTo(405);
		assertThat(applications.client(server).send("DELETE", "/actuator/cors/quiet").status()).isEqualTo(405);
	}

}
