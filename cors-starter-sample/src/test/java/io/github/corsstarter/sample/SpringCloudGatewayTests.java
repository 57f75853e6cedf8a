package io.github.corsstarter.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that a response through Spring Cloud Gateway has the policy's headers and no
 * others, whatever the server behind the gateway answers, and that this server is never
 * asked what the policy refuses.
 */
class SpringCloudGatewayTests {

	private static final String APP = "https://app.example.com";

	private static final String EVIL = "https://evil.example";

	/**
	 * Whom the rules of the gateway itself allow.
	 */
	private static final String GLOBAL = "https://global.example";

	private static final String[] GRANT = { "Access-Control-Allow-Origin: " + APP,
			"Access-Control-Expose-Headers: ETag" };

	/**
	 * Closed together, because the clients of all gateways share their threads.
	 */
	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	private static final Map<Server, RunningApplication> WITHOUT_POLICIES = new EnumMap<>(Server.class);

	private static RawUpstream upstream;

	@BeforeAll
	static void start() {
		upstream = new RawUpstream();
		upstream.on("/plain", "200 OK", "ETag: \"1\"");
		upstream.on("/other", "200 OK", "Access-Control-Allow-Origin: " + EVIL,
				"Access-Control-Allow-Credentials: true", "Access-Control-Allow-Private-Network: true");
		upstream.on("/doubled", "200 OK", "Access-Control-Allow-Origin: *", "access-control-allow-origin: " + APP,
				"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: X-One",
				"Access-Control-Expose-Headers: X-Two");
		upstream.on("/vary", "200 OK", "Vary: Origin, Accept-Language", "vary: origin", "Vary: Cookie");
		upstream.on("/found", "302 Found", "Location: https://elsewhere.example/", "Access-Control-Allow-Origin: *");
		upstream.on("/moved", "308 Permanent Redirect", "Location: /free/plain", "Access-Control-Allow-Origin: *");
		upstream.on("/denied", "401 Unauthorized", "WWW-Authenticate: Bearer", "Access-Control-Allow-Origin: *");
		upstream.on("/missing", "404 Not Found", "Access-Control-Allow-Origin: *");
		upstream.on("/busy", "503 Service Unavailable", "Access-Control-Allow-Origin: *");
		upstream.on("/odd", "299 Odd", "Access-Control-Allow-Origin: *");
		upstream.on("/large", "200 OK", "X-Large: " + "x".repeat(10_000));
		upstream.on("/silent", (head, socket) -> socket.getInputStream().read());
		upstream.on("/closed", (head, socket) -> {
		});
	}

	@AfterAll
	static void stop() {
		Stream.of(RUNNING, WITHOUT_POLICIES)
			.flatMap((applications) -> applications.values().stream())
			.forEach(RunningApplication::close);
		upstream.close();
	}

	private static RunningApplication application(Server server) {
		return RUNNING.computeIfAbsent(server,
				(key) -> gateway(key)
					.properties("cors.policies.api.paths=/api/**,/ws/**", "cors.policies.api.allowed-origins=" + APP,
							"cors.policies.api.exposed-headers=ETag")
					.start());
	}

	/**
	 * A gateway with the same routes and rules on both stacks. The one for servlets knows
	 * neither rules for CORS nor WebSockets.
	 */
	private static RunningApplication.Builder gateway(Server server) {
		boolean reactive = server == Server.NETTY;
		String gateway = "spring.cloud.gateway.server." + (reactive ? "webflux" : "webmvc");
		return RunningApplication.on(server)
			.with(Application.class)
			.properties("spring.config.name=none", "logging.level.root=warn", "logging.threshold.console=off",
					"management.endpoints.web.exposure.include=cors,corsexplain",
					"spring.http.clients.imperative.factory=jdk", "spring.http.clients.read-timeout=1s",
					"spring.cloud.gateway.server.webflux.enabled=" + reactive,
					"spring.cloud.gateway.server.webflux.httpclient.response-timeout=1s")
			.properties(route(gateway, 0, "http://" + upstream.authority(), "/api/up/**", 2))
			.properties(route(gateway, 1, "http://localhost:" + closedPort(), "/api/down/**", 2))
			.properties(route(gateway, 2, "http://" + upstream.authority(), "/free/**", 1))
			.properties(route(gateway, 3, (reactive ? "ws://" : "http://") + upstream.authority(), "/ws/**", 1))
			.properties(route(gateway, 4, "http://" + upstream.authority(), "/api/deduped/**", 2))
			.properties(gateway + ".routes[4].filters[1]=DedupeResponseHeader=Access-Control-Allow-Origin Vary")
			.properties(rule(gateway + ".globalcors.cors-configurations.[/**]."))
			.properties(rule(gateway + ".routes[0].metadata.cors."));
	}

	private static String[] route(String gateway, int index, String uri, String path, int parts) {
		String route = gateway + ".routes[" + index + "].";
		return new String[] { route + "id=route" + index, route + "uri=" + uri, route + "predicates[0]=Path=" + path,
				route + "filters[0]=StripPrefix=" + parts };
	}

	private static String[] rule(String prefix) {
		return new String[] { prefix + "allowedOrigins=" + GLOBAL, prefix + "allowedMethods=*",
				prefix + "allowCredentials=true", prefix + "maxAge=77" };
	}

	private static int closedPort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static RawClient client(Server server) {
		return application(server).client();
	}

	private static RawResponse get(Server server, String path, String origin) {
		return client(server).send("GET", path, "Origin", origin);
	}

	static Stream<Arguments> answers() {
		return Stream.of(Server.TOMCAT, Server.NETTY)
			.flatMap((server) -> Stream
				.of("plain,200", "other,200", "doubled,200", "vary,200", "found,302", "moved,308", "denied,401",
						"missing,404", "busy,503", "odd,299")
				.map((answer) -> answer.split(","))
				.map((answer) -> Arguments.of(server, answer[0], Integer.parseInt(answer[1]))));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void hasOneSetOfHeadersWhateverTheUpstreamSends(Server server, String answer, int status) {
		RawResponse response = get(server, "/api/up/" + answer, APP);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).isEqualTo("body");
		assertThat(response.cors()).containsExactlyInAnyOrder(GRANT);
		assertThat(vary(response)).containsOnlyOnce("origin");
	}

	@ParameterizedTest
	@MethodSource("answers")
	void hasNoneOfTheUpstreamsHeadersWithoutOrigin(Server server, String answer, int status) {
		RawResponse response = client(server).send("GET", "/api/up/" + answer);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.cors()).isEmpty();
		assertThat(vary(response)).containsOnlyOnce("origin");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void hasTheSameHeadersWhereTheGatewayDropsRepeatedOnes(Server server) {
		for (String answer : List.of("plain", "other", "doubled", "vary")) {
			RawResponse response = get(server, "/api/deduped/" + answer, APP);
			assertThat(response.cors()).containsExactlyInAnyOrder(GRANT);
			assertThat(vary(response)).containsOnlyOnce("origin");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void keepsWhatTheUpstreamVariesBy(Server server) {
		assertThat(vary(get(server, "/api/up/vary", APP))).contains("origin", "accept-language", "cookie")
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void passesRedirectsOn(Server server) {
		assertThat(get(server, "/api/up/found", APP).header("Location")).containsExactly("https://elsewhere.example/");
		assertThat(get(server, "/api/up/moved", APP).header("Location")).containsExactly("/free/plain");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void refusesBeforeTheUpstreamIsAsked(Server server) {
		RawResponse response = get(server, "/api/up/refused", EVIL);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.cors()).isEmpty();
		assertThat(get(server, "/api/up/refused", GLOBAL).status()).isEqualTo(403);
		assertThat(upstream.requests("/refused")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void answersPreflightsWithoutTheUpstream(Server server) {
		RawResponse allowed = preflight(server, "/api/up/preflight", APP);
		assertThat(allowed.status()).isEqualTo(204);
		assertThat(allowed.header("Access-Control-Allow-Origin")).containsExactly(APP);
		assertThat(allowed.header("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(allowed.header("Access-Control-Max-Age")).containsExactly("1800");
		for (String origin : List.of(EVIL, GLOBAL)) {
			RawResponse refused = preflight(server, "/api/up/preflight", origin);
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.cors()).isEmpty();
		}
		assertThat(upstream.requests("/preflight")).isEmpty();
	}

	private static RawResponse preflight(Server server, String path, String origin) {
		return client(server).send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "PUT");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void hasTheHeadersWhereNoRouteLeads(Server server) {
		RawResponse response = get(server, "/api/nowhere", APP);
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.cors()).containsExactlyInAnyOrder(GRANT);
	}

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(Server.NETTY, "/api/up/silent", 504),
				Arguments.of(Server.NETTY, "/api/up/closed", 500), Arguments.of(Server.NETTY, "/api/down/any", 500),
				Arguments.of(Server.TOMCAT, "/api/up/silent", 500), Arguments.of(Server.TOMCAT, "/api/up/closed", 500),
				Arguments.of(Server.TOMCAT, "/api/down/any", 500));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void hasTheHeadersWhereTheUpstreamDoesNotAnswer(Server server, String path, int status) {
		RawResponse response = get(server, path, APP);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.cors()).containsExactlyInAnyOrder(GRANT);
		assertThat(vary(response)).containsOnlyOnce("origin");
	}

	@Test
	void hasNoneWhereTomcatCannotSendWhatTheUpstreamSends() {
		RawResponse response = get(Server.TOMCAT, "/api/up/large", APP);
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.cors()).isEmpty();
	}

	static Stream<Arguments> garbage() {
		String[] answers = { "220 smtp.example ESMTP ready\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\nbody",
				"HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin : *\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\n: *\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nAccess(Control: *\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: \u0001\u0000\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: \u00e4\u00ff\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n folded\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nVary:\r\nVary: ,,\r\nVary: *, \u00e4, Origin\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Or",
				"HTTP/1.1 200 OK\r\nX-Large: " + "x".repeat(10_000) + "\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nX-Large: " + "x".repeat(1 << 20) + "\r\nContent-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\n" + "Access-Control-Allow-Origin: *\r\n".repeat(1 << 15)
						+ "Content-Length: 0\r\n\r\n",
				"HTTP/1.1 200 OK\r\nVary: " + "Origin,".repeat(1000) + "\r\nContent-Length: 0\r\n\r\n" };
		return Stream.of(Server.TOMCAT, Server.NETTY)
			.flatMap((server) -> Stream.iterate(0, (i) -> i + 1)
				.limit(answers.length)
				.map((i) -> Arguments.of(server, i, answers[i])));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("garbage")
	void garbageOfTheUpstreamBecomesNeitherASecondSetNorAFailureOfThePolicy(Server server, int number, String answer) {
		upstream.on("/garbage", (head, socket) -> RawUpstream.write(socket, answer));
		RawClient client = client(server);
		try (Log log = new Log()) {
			RawResponse response = client.send("GET", "/api/up/garbage", "Origin", APP);
			assertThat(response.status()).isIn(200, 500);
			if (!response.cors().isEmpty()) {
				assertThat(response.cors()).containsExactlyInAnyOrder(GRANT);
			}
			assertThat(log.ofTheStarter()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void eventsArriveOneByOne(Server server) throws Exception {
		CountDownLatch read = new CountDownLatch(1);
		upstream.on("/events", (head, socket) -> {
			RawUpstream.write(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
					+ "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\ndata: one\n\n");
			read.await(10, TimeUnit.SECONDS);
			RawUpstream.write(socket, "data: two\n\n");
		});
		HttpResponse<InputStream> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://" + client(server).authority() + "/api/up/events"))
				.header("Origin", APP)
				.timeout(Duration.ofSeconds(10))
				.build(), BodyHandlers.ofInputStream());
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(APP);
		try (BufferedReader events = new BufferedReader(
				new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
			assertThat(events.readLine()).isEqualTo("data: one");
			read.countDown();
			assertThat(events.lines()).contains("data: two");
		}
	}

	@Test
	void aWebSocketOpensAndIsAnsweredForAnAllowedOrigin() throws Exception {
		upstream.on("/echo", SpringCloudGatewayTests::echo);
		CompletableFuture<String> answer = new CompletableFuture<>();
		WebSocket socket = open(Server.NETTY, APP, answer).join();
		socket.sendText("hello", true).join();
		assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("hello");
		socket.abort();
		RawResponse handshake = client(Server.NETTY).send("GET", "/ws/echo", "Origin", APP, "Upgrade", "websocket",
				"Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==", "Connection",
				"Upgrade");
		assertThat(handshake.status()).isEqualTo(101);
		assertThat(handshake.cors()).containsExactlyInAnyOrder(GRANT);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void aWebSocketOfARefusedOriginNeverReachesTheUpstream(Server server) {
		int before = upstream.requests("/echo").size();
		assertThatThrownBy(() -> open(server, EVIL, new CompletableFuture<>()).join())
			.isInstanceOf(CompletionException.class)
			.cause()
			.isInstanceOfSatisfying(WebSocketHandshakeException.class,
					(ex) -> assertThat(ex.getResponse().statusCode()).isEqualTo(403));
		assertThat(upstream.requests("/echo")).hasSize(before);
	}

	private static CompletableFuture<WebSocket> open(Server server, String origin, CompletableFuture<String> answer) {
		return HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Origin", origin)
			.buildAsync(URI.create("ws://" + client(server).authority() + "/ws/echo"), new WebSocket.Listener() {

				@Override
				public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
					answer.complete(text.toString());
					return WebSocket.Listener.super.onText(socket, text, last);
				}

			});
	}

	/**
	 * Accept a WebSocket and send its first message back, if that is short.
	 */
	private static void echo(String head, Socket socket) throws IOException {
		String key = head.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElseThrow();
		RawUpstream.write(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Access-Control-Allow-Origin: *\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
		InputStream in = socket.getInputStream();
		byte[] start = in.readNBytes(6);
		if (start.length < 6) {
			return;
		}
		byte[] message = in.readNBytes(start[1] & 0x7f);
		for (int i = 0; i < message.length; i++) {
			message[i] ^= start[2 + i % 4];
		}
		socket.getOutputStream().write(new byte[] { start[0], (byte) message.length });
		socket.getOutputStream().write(message);
		socket.getOutputStream().flush();
		in.read();
	}

	private static String accept(String key) {
		try {
			byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1);
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new AssertionError(ex);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void changesNothingWhereNoPolicyOwnsThePath(Server server) {
		for (String origin : List.of(GLOBAL, EVIL)) {
			for (String path : List.of("/free/plain", "/free/other", "/free/doubled", "/free/vary", "/free/missing")) {
				assertThat(plain(get(server, path, origin))).as(path)
					.isEqualTo(plain(withoutPolicies(server).send("GET", path, "Origin", origin)));
			}
			assertThat(plain(preflight(server, "/free/plain", origin))).isEqualTo(plain(withoutPolicies(server)
				.send("OPTIONS", "/free/plain", "Origin", origin, "Access-Control-Request-Method", "PUT")));
		}
	}

	private static RawClient withoutPolicies(Server server) {
		return WITHOUT_POLICIES.computeIfAbsent(server, (key) -> gateway(key).properties("cors.enabled=false").start())
			.client();
	}

	private static List<String> plain(RawResponse response) {
		List<String> lines = new ArrayList<>(response.lines());
		lines.removeIf((line) -> line.startsWith("Date:"));
		lines.add(0, response.status() + " " + response.body().replaceAll("\\d+", "#"));
		return lines;
	}

	@Test
	void rulesOfTheGatewayDecideWhereNoPolicyOwnsThePath() {
		RawResponse allowed = get(Server.NETTY, "/free/plain", GLOBAL);
		assertThat(allowed.cors()).contains("Access-Control-Allow-Origin: " + GLOBAL,
				"Access-Control-Allow-Credentials: true");
		assertThat(get(Server.NETTY, "/free/plain", EVIL).status()).isEqualTo(403);
		assertThat(preflight(Server.NETTY, "/free/plain", GLOBAL).header("Access-Control-Max-Age"))
			.containsExactly("77");
	}

	@Test
	void endpointsNameTheRulesOfTheGateway() {
		assertThat(client(Server.NETTY).send("GET", "/actuator/cors").body())
			.contains("\"rule\":\"`spring.cloud.gateway.server.webflux.globalcors`\"");
		assertThat(client(Server.NETTY).send("GET", "/actuator/corsexplain?path=/free/plain&origin=" + GLOBAL).body())
			.contains("RoutePredicateHandlerMapping");
	}

	@Test
	void headersOfTheUpstreamPassWhereNeitherPolicyNorGatewayHasARule() {
		assertThat(get(Server.TOMCAT, "/free/other", APP).cors()).map((line) -> line.toLowerCase(Locale.ROOT))
			.contains("access-control-allow-origin: " + EVIL, "access-control-allow-credentials: true");
	}

	private static List<String> vary(RawResponse response) {
		return response.header("Vary")
			.stream()
			.flatMap((line) -> Stream.of(line.split(",", -1)))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/**
	 * What is logged meanwhile.
	 */
	private static final class Log implements AutoCloseable {

		private static final String STARTER = "io.github.corsstarter.";

		private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

		private final ListAppender<ILoggingEvent> events = new ListAppender<>();

		Log() {
			this.events.start();
			this.root.addAppender(this.events);
		}

		/**
		 * Warnings of the starter and exceptions that it has thrown.
		 */
		List<String> ofTheStarter() {
			return List.copyOf(this.events.list)
				.stream()
				.filter((event) -> event.getLevel().isGreaterOrEqual(Level.WARN))
				.filter((event) -> event.getLoggerName().startsWith(STARTER) || isThrown(event.getThrowableProxy()))
				.map(ILoggingEvent::getFormattedMessage)
				.toList();
		}

		private static boolean isThrown(IThrowableProxy thrown) {
			for (IThrowableProxy cause = thrown; cause != null; cause = cause.getCause()) {
				if (cause.getStackTraceElementProxyArray().length > 0
						&& cause.getStackTraceElementProxyArray()[0].getStackTraceElement()
							.getClassName()
							.startsWith(STARTER)) {
					return true;
				}
			}
			return false;
		}

		@Override
		public void close() {
			this.root.detachAppender(this.events);
		}

	}

}
