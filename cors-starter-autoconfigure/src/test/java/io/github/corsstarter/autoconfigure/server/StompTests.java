package io.github.corsstarter.autoconfigure.server;

import java.util.EnumMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.support.Handshakes;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SocketClient;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.server.HandshakeHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a STOMP endpoint with the origins of its policy takes messages from them and
 * from no other.
 */
@Tag("neighbor")
class StompTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	private static SocketClient open(Server server, String origin) {
		RunningApplication application = RUNNING.computeIfAbsent(server,
				(key) -> RunningApplication.on(key)
					.with(Application.class, Handshakes.class)
					.properties("cors.policies.web.paths=/stomp/**", "cors.policies.web.allowed-origins=" + SHOP,
							"cors.policies.web.allow-credentials=true")
					.start());
		return new SocketClient(application.client(), "/stomp", origin, "v12.stomp");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void messagesComeAndGoForAnAllowedOrigin(Server server) {
		try (SocketClient client = open(server, SHOP)) {
			assertThat(client.status()).isEqualTo(101);
			assertThat(client.ask("CONNECT\naccept-version:1.2\nhost:localhost\n\n\0")).startsWith("CONNECTED\n");
			assertThat(client.ask("SUBSCRIBE\nid:1\ndestination:/app/greeting\n\n\0")).startsWith("MESSAGE\n")
				.contains("\n\nhello");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void nothingOpensForAForeignOrigin(Server server) {
		try (SocketClient client = open(server, EVIL)) {
			assertThat(client.status()).isEqualTo(403);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebSocketMessageBroker
	@Import(Greeting.class)
	static class Application implements WebSocketMessageBrokerConfigurer {

		private final CorsPolicyRegistry policies;

		private final HandshakeHandler handshakes;

		Application(CorsPolicyRegistry policies, HandshakeHandler handshakes) {
			this.policies = policies;
			this.handshakes = handshakes;
		}

		@Override
		public void registerStompEndpoints(StompEndpointRegistry registry) {
			registry.addEndpoint("/stomp")
				.setHandshakeHandler(this.handshakes)
				.setAllowedOriginPatterns(this.policies.policy("web").allowedOrigins().toArray(String[]::new));
		}

		@Override
		public void configureMessageBroker(MessageBrokerRegistry registry) {
			registry.setApplicationDestinationPrefixes("/app");
		}

	}

	@Controller
	static class Greeting {

		@SubscribeMapping("/greeting")
		String greeting() {
			return "hello";
		}

	}

}
