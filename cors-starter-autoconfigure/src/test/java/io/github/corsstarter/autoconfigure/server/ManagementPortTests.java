package io.github.corsstarter.autoconfigure.server;

import java.net.http.HttpResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the policies are for the application: a management server on a port of its
 * own has none of them, the endpoints among the application's paths have.
 */
class ManagementPortTests {

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void leavesAManagementPortAlone(WebApplicationType type) {
		try (RunningServer server = RunningServer.open(Application.class, type, "management.server.port=0",
				"management.endpoints.web.exposure.include=cors", "cors.allowed-origins=https://app.example.com")) {
			HttpResponse<String> response = server.management("/actuator/cors", "Origin", RunningServer.FOREIGN);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("https://app.example.com");
			assertThat(response.headers().map().keySet())
				.noneMatch((name) -> name.startsWith("access-control-") || name.equals("vary"));
			assertThat(server.get("/any", "Origin", RunningServer.FOREIGN).statusCode()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void ownsEndpointsOnThePortOfTheApplication(WebApplicationType type) {
		try (RunningServer server = RunningServer.open(Application.class, type,
				"management.endpoints.web.exposure.include=cors", "cors.allowed-origins=https://app.example.com")) {
			assertThat(server.get("/actuator/cors", "Origin", RunningServer.FOREIGN).statusCode()).isEqualTo(403);
			assertThat(server.get("/actuator/cors", "Origin", RunningServer.ORIGIN).statusCode()).isEqualTo(200);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
