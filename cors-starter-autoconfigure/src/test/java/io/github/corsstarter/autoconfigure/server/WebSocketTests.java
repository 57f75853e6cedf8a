package io.github.corsstarter.autoconfigure.server;

import java.util.EnumMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.support.Handshakes;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SocketClient;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a WebSocket opens for the origins of its policy and for no other, where the
 * handler has the same origins, the default ones, or none to ask.
 */
class WebSocketTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	private static SocketClient open(Server server, String path, String origin) {
		RunningApplication application = RUNNING.computeIfAbsent(server,
				(key) -> RunningApplication.on(key)
					.with(Application.class, Handshakes.class)
					.properties("cors.policies.web.paths=/ws/**",
							"cors.policies.web.allowed-origins=" + SHOP
									+ ",https://*.preview.example.com,https://dev.example.com:*",
							"cors.policies.web.allow-credentials=true")
					.start());
		return new SocketClient(application.client(), path, origin);
	}

	@ParameterizedTest
	@EnumSource
	void opensForTheOriginsOfThePolicyAndNoOther(Server server) {
		for (String origin : new String[] { SHOP, "https://a.preview.example.com", "https://dev.example.com",
				"https://dev.example.com:8443" }) {
			try (SocketClient client = open(server, "/ws/echo", origin)) {
				assertThat(client.status()).as(origin).isEqualTo(101);
				assertThat(client.ask("hello")).as(origin).isEqualTo("hello");
			}
		}
		for (String origin : new String[] { EVIL, "https://shop.example.com.evil.example", "http://shop.example.com",
				"https://preview.example.com" }) {
			try (SocketClient client = open(server, "/ws/echo", origin)) {
				assertThat(client.status()).as(origin).isEqualTo(403);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, 403", "JETTY, 403", "NETTY, 101" })
	void aHandlerForServletsHasToAllowTheOriginsToo(Server server, int status) {
		try (SocketClient client = open(server, "/ws/default", SHOP)) {
			assertThat(client.status()).isEqualTo(status);
		}
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, 403", "JETTY, 403", "NETTY, 101" })
	void withoutPolicyAHandlerOfWebFluxRefusesNobody(Server server, int status) {
		try (SocketClient client = open(server, "/unowned/echo", EVIL)) {
			assertThat(client.status()).isEqualTo(status);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Servlets.class, WebFlux.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@EnableWebSocket
	static class Servlets implements WebSocketConfigurer {

		private final CorsPolicyRegistry policies;

		private final HandshakeHandler handshakes;

		Servlets(CorsPolicyRegistry policies, HandshakeHandler handshakes) {
			this.policies = policies;
			this.handshakes = handshakes;
		}

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new Echo(), "/ws/echo", "/unowned/echo")
				.setHandshakeHandler(this.handshakes)
				.setAllowedOriginPatterns(this.policies.policy("web")
					.allowedOrigins()
					.stream()
					.map((origin) -> origin.replace(":*", ":[*]"))
					.toArray(String[]::new));
			registry.addHandler(new Echo(), "/ws/default").setHandshakeHandler(this.handshakes);
		}

	}

	private static final class Echo extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			session.sendMessage(message);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class WebFlux {

		@Bean
		HandlerMapping webSockets() {
			WebSocketHandler echo = (session) -> session
				.send(session.receive().map((message) -> session.textMessage(message.getPayloadAsText())));
			return new SimpleUrlHandlerMapping(Map.of("/ws/echo", echo, "/ws/default", echo, "/unowned/echo", echo),
					Ordered.HIGHEST_PRECEDENCE);
		}

	}

}
