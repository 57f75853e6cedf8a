package io.github.corsstarter.autoconfigure.server;

import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies own what Jersey serves, as a servlet and as a filter.
 */
@Tag("neighbor")
class JerseyTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final Map<String, RunningApplication> RUNNING = new HashMap<>();

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	private static RawClient client(Server server, String type) {
		return RUNNING
			.computeIfAbsent(server + type,
					(key) -> RunningApplication.on(server)
						.with(Application.class)
						.properties("spring.jersey.type=" + type, "spring.jersey.application-path=/jersey",
								"cors.policies.site.paths=/**", "cors.policies.site.allowed-origins=" + EVIL,
								"cors.policies.site.allow-credentials=true", "cors.policies.api.paths=/jersey/**",
								"cors.policies.api.allowed-origins=" + SHOP)
						.start())
			.client();
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, servlet", "TOMCAT, filter", "JETTY, servlet", "JETTY, filter" })
	void resourcesAndErrorsBelongToThePolicy(Server server, String type) {
		assertOwned(server, type, "/jersey/orders", 200);
		assertOwned(server, type, "/jersey/orders/failure", 500);
		assertOwned(server, type, "/jersey/missing", 404);
		assertOwned(server, type, "/jersey/orders;a=b", 200);
	}

	private static void assertOwned(Server server, String type, String path, int status) {
		RawResponse response = client(server, type).send("GET", path, "Origin", SHOP);
		assertThat(response.status()).isEqualTo(status);
		PolicyHeaders.assertOnce(response, SHOP);
		PolicyHeaders.assertRefused(client(server, type).send("GET", path, "Origin", EVIL));
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, servlet", "TOMCAT, filter", "JETTY, servlet", "JETTY, filter" })
	void preflightsAreAnsweredInFrontOfJersey(Server server, String type) {
		RawResponse response = client(server, type).send("OPTIONS", "/jersey/orders", "Origin", SHOP,
				"Access-Control-Request-Method", "PUT");
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.header("Allow")).isEmpty();
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, servlet", "TOMCAT, filter", "JETTY, servlet", "JETTY, filter" })
	void noPathIsMoreOpenThanItsResource(Server server, String type) {
		OddPaths.assertNoneMoreOpen(client(server, type), EVIL, "api", 2, "jersey", "orders", "7");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ResourceConfig resources() {
			return new ResourceConfig(Orders.class);
		}

	}

	/**
	 * A resource that Jersey creates.
	 */
	@Path("/orders")
	public static class Orders {

		@GET
		public Response orders() {
			return order();
		}

		@GET
		@Path("{id: .*}")
		public Response order() {
			return Response.ok("orders").header("X-Owner", "api").build();
		}

		@GET
		@Path("/failure")
		public Response fail() {
			throw new IllegalStateException("wanted");
		}

	}

}
