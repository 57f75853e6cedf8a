package io.github.corsstarter.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.corsstarter.browser.BlockReason;
import io.github.corsstarter.test.BrowserExchange.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Tests that an answer no browser could use fails an assertion that says so, in time.
 */
@Timeout(20)
class BadAnswerTests {

	private static final Duration SOON = Duration.ofMillis(300);

	private static final String ORIGIN = "Access-Control-Allow-Origin: *\r\n";

	static Stream<Arguments> unreadable() {
		return Stream.of(Arguments.of("not HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n"),
				Arguments.of("no status", "HTTP/1.1 abc\r\n\r\n"),
				Arguments.of("an end in the middle", "HTTP/1.1 200 OK\r\nAccess-Con"),
				Arguments.of("a shorter body than it says",
						"HTTP/1.1 200 OK\r\n" + ORIGIN + "Content-Length: 100\r\n\r\nshort"),
				Arguments.of("a length that is not one", "HTTP/1.1 200 OK\r\n" + ORIGIN + "Content-Length: x\r\n\r\n"),
				Arguments.of("a megabyte of a header",
						"HTTP/1.1 200 OK\r\n" + ORIGIN + "X-Large: " + "x".repeat(1_000_000) + "\r\n\r\n"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unreadable")
	void saysThatAnAnswerCannotBeRead(String name, String answer) throws IOException {
		try (ScriptedServer server = ScriptedServer.start((request) -> answer)) {
			BrowserExchange exchange = BrowserTester.onPort(server.port())
				.timeout(Duration.ofSeconds(5))
				.fetch(GET, "/")
				.exchange();
			assertThat(exchange.outcome()).isEqualTo(Outcome.UNANSWERED);
			assertFails(exchange, "no answer that can be read");
		}
	}

	@Test
	void readsAroundLinesThatAreNoHeadersAsBrowsersDo() throws IOException {
		String answer = "HTTP/1.1 200 OK\r\n: x\r\nx y z\r\n" + ORIGIN + "Content-Length: 0\r\n\r\n";
		try (ScriptedServer server = ScriptedServer.start((request) -> answer)) {
			assertThat(BrowserTester.onPort(server.port()).fetch(GET, "/")).isReadable();
		}
	}

	@Test
	void saysThatThereIsNoServer() throws IOException {
		ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		socket.close();
		assertFails(BrowserTester.onPort(socket.getLocalPort()).fetch(GET, "/").exchange(),
				"nothing answers at http://localhost:");
	}

	@Test
	void saysThatThereIsNoAnswerInTime() throws IOException {
		try (ScriptedServer server = ScriptedServer.start((request) -> "")) {
			assertFails(BrowserTester.onPort(server.port()).timeout(SOON).fetch(PUT, "/").exchange(),
					"no answer within 300 ms");
		}
	}

	@Test
	void saysThatABodyDoesNotEndInTime() throws IOException {
		String head = "HTTP/1.1 200 OK\r\n" + ORIGIN + "Content-Length: 10\r\n\r\n";
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> writeAndWait(socket, head));
			thread.setDaemon(true);
			thread.start();
			assertFails(BrowserTester.onPort(socket.getLocalPort()).timeout(SOON).fetch(GET, "/").exchange(),
					"no answer within 300 ms");
		}
	}

	private static void writeAndWait(ServerSocket socket, String text) {
		try (Socket connection = socket.accept()) {
			connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			connection.getOutputStream().flush();
			connection.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			// The client has gone.
		}
	}

	@Test
	void saysSoWhateverTheClient() throws IOException {
		try (ScriptedServer server = ScriptedServer.start((request) -> "")) {
			String url = "http://localhost:" + server.port();
			WebTestClient web = WebTestClient.bindToServer().baseUrl(url).build();
			assertFails(BrowserTester.of(web).timeout(SOON).fetch(GET, "/").exchange(), "no answer within 300 ms");
			RestTestClient rest = RestTestClient.bindToServer(new JdkClientHttpRequestFactory()).baseUrl(url).build();
			assertFails(BrowserTester.of(rest).timeout(SOON).fetch(GET, "/").exchange(), "no answer within 300 ms");
			MockMvcTester mvc = MockMvcTester.of(new Stuck());
			assertFails(BrowserTester.of(mvc).timeout(SOON).fetch(GET, "/stuck").exchange(), "no answer within 300 ms");
		}
	}

	@Test
	void saysWhatAHandlerWithoutErrorPageThrows() {
		BrowserExchange exchange = BrowserTester.of(MockMvcTester.of(new Stuck())).fetch(GET, "/broken").exchange();
		assertFails(exchange, "MockMvc has no error page", "IllegalStateException: wanted");
	}

	@Test
	void endsARedirectLoop() throws IOException {
		UnaryOperator<String> loop = (request) -> ScriptedServer.answer(302, "Access-Control-Allow-Origin: *",
				"Location: /again");
		try (ScriptedServer server = ScriptedServer.start(loop)) {
			BrowserExchange exchange = BrowserTester.onPort(server.port()).fetch(GET, "/").exchange();
			assertThat(exchange).isBlocked(BlockReason.TOO_MANY_REDIRECTS);
			assertThat(server.requests()).hasSize(21);
		}
	}

	@Test
	void showsTheStartOfALongHeaderOnly() throws IOException {
		String answer = ScriptedServer.answer(200, "X-Large: " + "x".repeat(50_000), "X-Bell: \u0007");
		try (ScriptedServer server = ScriptedServer.start((request) -> answer)) {
			String text = BrowserTester.onPort(server.port()).fetch(GET, "/").exchange().toString();
			assertThat(text).hasSizeLessThan(3000).contains("(50000 characters)").doesNotContain("\u0007");
		}
	}

	@Test
	void acceptsALargeHeaderWithoutAServer() {
		BrowserExchange exchange = BrowserTester.of(MockMvcTester.of(new Stuck())).fetch(GET, "/large").exchange();
		assertThat(exchange).isBlocked(BlockReason.ALLOW_ORIGIN_MISSING);
		assertThat(exchange.toString()).hasSizeLessThan(3000);
	}

	private static void assertFails(BrowserExchange exchange, String... messages) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(exchange).isReadable())
			.withMessageContainingAll(messages);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(exchange).isBlocked())
			.withMessageContainingAll(messages);
	}

	@RestController
	static class Stuck {

		@GetMapping("/stuck")
		String stuck() throws InterruptedException {
			Thread.sleep(10_000);
			return "never";
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("wanted");
		}

		@GetMapping("/large")
		ResponseEntity<String> large() {
			return ResponseEntity.ok().header("X-Large", "x".repeat(1_000_000)).body("");
		}

	}

}
