package io.github.corsstarter.autoconfigure.server;

import java.util.EnumMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.support.Handshakes;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies decide on GraphQL over HTTP and over WebSocket. For servlets the
 * handler of the WebSocket has to allow the origin too, and takes it from
 * {@code spring.graphql.cors.*}.
 */
@Tag("neighbor")
class GraphQlTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final String QUERY = "{\"query\":\"{__typename}\"}";

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	private static RunningApplication application(Server server) {
		return RUNNING.computeIfAbsent(server, (key) -> start(key, "spring.graphql.cors.allowed-origins=" + SHOP));
	}

	private static RunningApplication start(Server server, String property) {
		return RunningApplication.on(server)
			.with(Application.class, Handshakes.class)
			.properties("cors.policies.web.paths=/graphql/**", "cors.policies.web.allowed-origins=" + SHOP,
					"cors.policies.web.allow-credentials=true", property,
					"spring.graphql.schema.locations=classpath:/explain/graphql/",
					"spring.graphql.websocket.path=/graphql/socket")
			.start();
	}

	private static SocketClient open(RunningApplication application, String origin) {
		return new SocketClient(application.client(), "/graphql/socket", origin, "graphql-transport-ws");
	}

	@ParameterizedTest
	@EnumSource
	void aQueryIsAnsweredToAnAllowedOriginOnly(Server server) {
		RawResponse allowed = query(server, SHOP);
		assertThat(allowed.status()).isEqualTo(200);
		assertThat(allowed.body()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
		PolicyHeaders.assertOnce(allowed, SHOP);
		PolicyHeaders.assertRefused(query(server, EVIL));
	}

	private static RawResponse query(Server server, String origin) {
		return application(server).client()
			.post("/graphql", QUERY, "Origin", origin, "Content-Type", "application/json");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOMCAT")
	void aWebSocketIsAcknowledgedToAnAllowedOriginOnly(Server server) {
		try (SocketClient client = open(application(server), SHOP)) {
			assertThat(client.status()).isEqualTo(101);
			assertThat(client.ask("{\"type\":\"connection_init\"}")).contains("\"connection_ack\"");
		}
		try (SocketClient client = open(application(server), EVIL)) {
			assertThat(client.status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, 403", "JETTY, 403", "NETTY, 101" })
	void withoutPropertiesTheHandlerForServletsAllowsNoOtherOrigin(Server server, int status) {
		try (RunningApplication application = start(server, "any=any"); SocketClient client = open(application, SHOP)) {
			assertThat(client.status()).isEqualTo(status);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
