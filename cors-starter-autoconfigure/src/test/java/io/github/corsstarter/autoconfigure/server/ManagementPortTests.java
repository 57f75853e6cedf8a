package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the policies are for the application: a management server on a port of its
 * own has none of them, the endpoints among the application's paths have.
 */
class ManagementPortTests {

	private static final String APP = "https://app.example.com";

	private static final String EVIL = "https://evil.example.com";

	private static RunningApplication start(Server server, String... properties) {
		return RunningApplication.on(server)
			.with(Application.class)
			.properties("management.endpoints.web.exposure.include=cors", "cors.allowed-origins=" + APP)
			.properties(properties)
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void leavesAManagementPortAlone(Server server) {
		try (RunningApplication application = start(server, "management.server.port=0")) {
			RawResponse response = application.managementClient().send("GET", "/actuator/cors", "Origin", EVIL);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.body()).contains(APP);
			assertThat(response.cors()).isEmpty();
			assertThat(response.header("Vary")).isEmpty();
			assertThat(application.client().send("GET", "/any", "Origin", EVIL).status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@EnumSource
	void appliesPoliciesOnAManagementPortToo(Server server) {
		try (RunningApplication application = start(server, "management.server.port=0", "cors.management=true")) {
			RawClient client = application.managementClient();
			assertThat(client.send("GET", "/actuator/cors", "Origin", EVIL).status()).isEqualTo(403);
			assertThat(client.send("GET", "/actuator/cors", "Origin", APP).header("Access-Control-Allow-Origin"))
				.containsExactly(APP);
			assertThat(client.send("OPTIONS", "/actuator/cors", "Origin", APP, "Access-Control-Request-Method", "GET"))
				.satisfies((preflight) -> {
					assertThat(preflight.status()).isEqualTo(204);
					assertThat(preflight.header("Access-Control-Allow-Methods")).hasSize(1);
				});
			assertThat(application.client().send("GET", "/any", "Origin", EVIL).status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@EnumSource
	void readsPathsWithinTheBasePathOfTheManagementServer(Server server) {
		try (RunningApplication application = RunningApplication.on(server)
			.with(Application.class)
			.properties("management.endpoints.web.exposure.include=cors,corsexplain", "management.server.port=0",
					"management.server.base-path=/manage", "cors.management=true",
					"cors.policies.board.paths=/actuator/**", "cors.policies.board.allowed-origins=" + APP)
			.start()) {
			RawClient client = application.managementClient();
			assertThat(client.send("GET", "/manage/actuator/cors", "Origin", EVIL).status()).isEqualTo(403);
			RawResponse explained = client.send("GET",
					"/manage/actuator/corsexplain?path=/manage/actuator/cors&origin=" + EVIL);
			assertThat(explained.status()).isEqualTo(200);
			assertThat(explained.body()).contains("ORIGIN_NOT_ALLOWED", "\"policy\":\"board\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void ownsEndpointsOnThePortOfTheApplication(Server server) {
		try (RunningApplication application = start(server)) {
			RawClient client = application.client();
			assertThat(client.send("GET", "/actuator/cors", "Origin", EVIL).status()).isEqualTo(403);
			assertThat(client.send("GET", "/actuator/cors", "Origin", APP).status()).isEqualTo(200);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
