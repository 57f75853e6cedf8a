package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.Handshakes;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import io.github.corsstarter.autoconfigure.support.SocketClient;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.sockjs.transport.handler.WebSocketTransportHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that SockJS connects pages of an allowed origin, over a WebSocket and without,
 * and that the headers are the policy's and not its own.
 */
class SockJsTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class, Handshakes.class)
		.properties("cors.policies.web.paths=/sockjs/**", "cors.policies.web.allowed-origins=" + SHOP,
				"cors.policies.web.allow-credentials=true"));

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void aPageOfAnAllowedOriginReadsWhatIsOnOffer(Server server) {
		RawResponse response = applications.on(server).client().send("GET", "/sockjs/info", "Origin", SHOP);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("\"websocket\":true");
		assertReadable(response);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void opensOverAWebSocket(Server server) {
		try (SocketClient client = new SocketClient(applications.on(server).client(), "/sockjs/1/socket/websocket",
				SHOP)) {
			assertThat(client.status()).isEqualTo(101);
			assertThat(client.next()).isEqualTo("o");
			assertThat(client.ask("[\"hello\"]")).isEqualTo("a[\"hello\"]");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void opensOverPlainRequests(Server server) {
		RawResponse opened = post(server, "plain/xhr", "", SHOP);
		assertThat(opened.body()).isEqualTo("o\n");
		assertReadable(opened);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void thatASessionIsGoneCanBeRead(Server server) {
		RawResponse response = post(server, "gone/xhr_send", "[\"hello\"]", SHOP);
		assertThat(response.status()).isEqualTo(404);
		assertReadable(response);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void refusesAForeignOriginHoweverItTries(Server server) {
		PolicyHeaders.assertRefused(applications.on(server).client().send("GET", "/sockjs/info", "Origin", EVIL));
		PolicyHeaders.assertRefused(post(server, "plain/xhr", "", EVIL));
		PolicyHeaders.assertRefused(post(server, "plain/xhr_send", "[\"hello\"]", EVIL));
		try (SocketClient client = new SocketClient(applications.on(server).client(), "/sockjs/1/foreign/websocket",
				EVIL)) {
			assertThat(client.status()).isEqualTo(403);
		}
	}

	private static RawResponse post(Server server, String session, String body, String origin) {
		return applications.on(server)
			.client()
			.post("/sockjs/1/" + session, body, "Origin", origin, "Content-Type", "text/plain");
	}

	private static void assertReadable(RawResponse response) {
		PolicyHeaders.assertOnce(response, SHOP);
		assertThat(response.header("Access-Control-Allow-Credentials")).containsExactly("true");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebSocket
	static class Application implements WebSocketConfigurer {

		private final CorsPolicyRegistry policies;

		private final HandshakeHandler handshakes;

		Application(CorsPolicyRegistry policies, HandshakeHandler handshakes) {
			this.policies = policies;
			this.handshakes = handshakes;
		}

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new Echo(), "/sockjs")
				.setAllowedOriginPatterns(this.policies.policy("web").allowedOrigins().toArray(String[]::new))
				.withSockJS()
				.setTransportHandlerOverrides(new WebSocketTransportHandler(this.handshakes));
		}

	}

	private static final class Echo extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			session.sendMessage(message);
		}

	}

}
