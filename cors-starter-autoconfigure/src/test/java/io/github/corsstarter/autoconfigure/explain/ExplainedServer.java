package io.github.corsstarter.autoconfigure.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.RequestMode;
import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on a real server whose answers are compared with their explanations.
 */
final class ExplainedServer implements AutoCloseable {

	private final RunningApplication application;

	private ExplainedServer(RunningApplication application) {
		this.application = application;
	}

	static ExplainedServer start(Server server, Class<?> configuration, String... properties) {
		return start(RunningApplication.on(server), configuration, properties);
	}

	/**
	 * Start an application with Spring Security.
	 */
	static ExplainedServer secured(Server server, Class<?> configuration, String... properties) {
		return start(RunningApplication.on(server).secured(), configuration, properties);
	}

	private static ExplainedServer start(RunningApplication.Builder builder, Class<?> configuration,
			String... properties) {
		return new ExplainedServer(builder.with(Application.class, configuration)
			.properties("management.endpoints.web.exposure.include=*")
			.properties(properties)
			.start());
	}

	int port() {
		return port("local.server.port");
	}

	int managementPort() {
		return port("local.management.port");
	}

	private int port(String property) {
		return this.application.context().getEnvironment().getRequiredProperty(property, Integer.class);
	}

	CorsExplainer explainer() {
		return this.application.context().getBean(CorsExplainer.class);
	}

	List<CorsViolation> warnings() {
		return explainer().warnings();
	}

	CorsExplanation explain(String method, String path, String origin, HeaderField... headers) {
		return explain(method, port(), path, origin, headers);
	}

	/**
	 * Explain a request of a script, send it as the browser would, and compare.
	 * @return the explanation
	 */
	CorsExplanation explain(String method, int port, String path, String origin, HeaderField... headers) {
		BrowserRequest request = new BrowserRequest(origin, method, List.of(headers), false, false);
		CorsExplanation explanation = explainer().explain("http://localhost:" + port + path, request);
		if (explanation.browser().preflightNeeded()) {
			Received received = compare(explanation.preflight(), "OPTIONS", port, path,
					explanation.browser().preflightPasses());
			assertVerdict(Browser.preflight(request, "", received.status(), received.fields()).passes(),
					explanation.browser().preflightPasses(), path);
		}
		if (!Boolean.FALSE.equals(explanation.browser().sent())) {
			Received received = compare(explanation.actual(), method, port, path, explanation.browser().readable());
			assertVerdict(Browser.response(request, "", received.fields()).readable(), explanation.browser().readable(),
					path);
		}
		return explanation;
	}

	/**
	 * What is said has to be so. Whether what is unknown is readable is for the tests.
	 */
	private static void assertVerdict(boolean real, Boolean explained, String path) {
		if (explained != null) {
			assertThat(explained).as(path).isEqualTo(real);
		}
	}

	/**
	 * Whether a script can really read the response.
	 */
	boolean isReadable(String method, String path, String origin) {
		BrowserRequest request = new BrowserRequest(origin, method, List.of(), false, false);
		Map<String, List<String>> headers = new TreeMap<>();
		send(port(), method, path, List.of(new HeaderField("Origin", origin)), headers);
		return Browser.response(request, "", fields(headers)).readable();
	}

	private Received compare(Answer answer, String method, int port, String path, Boolean verdict) {
		Map<String, List<String>> headers = new TreeMap<>();
		int status = send(port, method, path, answer.requestHeaders(), headers);
		if (verdict != null) {
			Map<String, List<String>> explained = new TreeMap<>();
			answer.responseHeaders().forEach((field) -> add(explained, field.name(), field.value()));
			assertThat(cors(headers)).as(path).isEqualTo(cors(explained));
			assertThat(status).as(path).isEqualTo((answer.status() != null) ? answer.status() : status);
		}
		return new Received(status, fields(headers));
	}

	private static List<HeaderField> fields(Map<String, List<String>> headers) {
		return headers.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().map((value) -> new HeaderField(entry.getKey(), value)))
			.toList();
	}

	private static Map<String, List<String>> cors(Map<String, List<String>> headers) {
		Map<String, List<String>> cors = new TreeMap<>(headers);
		cors.keySet().removeIf((name) -> !name.startsWith("access-control-"));
		return cors;
	}

	/**
	 * Explain a handshake and send it.
	 * @return the explanation
	 */
	CorsExplanation handshake(String path, String origin) {
		CorsExplanation explanation = explainer().explain("ws://localhost:" + port() + path,
				new BrowserRequest(origin, "GET", List.of(), false, false));
		int status = send(port(), "GET", path, explanation.actual().requestHeaders(), new TreeMap<>());
		if (explanation.browser().readable() != null) {
			assertThat(status == 101).as(path + " from " + origin + ": " + status)
				.isEqualTo(explanation.browser().readable());
		}
		return explanation;
	}

	/**
	 * Explain a form post and send it.
	 * @return the explanation
	 */
	CorsExplanation formPost(String path, String origin) {
		CorsExplanation explanation = explainer().explain("http://localhost:" + port() + path,
				new BrowserRequest(origin, "POST", List.of(), false, false), RequestMode.NAVIGATE);
		int status = send(port(), "POST", path, explanation.actual().requestHeaders(), new TreeMap<>());
		assertThat(status != 403).isEqualTo(explanation.browser().readable());
		return explanation;
	}

	private static int send(int port, String method, String path, List<HeaderField> fields,
			Map<String, List<String>> headers) {
		List<String> lines = new ArrayList<>();
		lines.add(method + " " + path + " HTTP/1.1");
		lines.add("Host: localhost:" + port);
		boolean upgrade = fields.stream().anyMatch((field) -> field.name().equals("Connection"));
		if (!upgrade) {
			lines.add("Connection: close");
		}
		if (method.equals("POST") || method.equals("PUT")) {
			lines.add("Content-Length: 0");
		}
		fields.forEach((field) -> lines.add(field.name() + ": " + field.value()));
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			return read(socket, headers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int read(Socket socket, Map<String, List<String>> headers) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int c = socket.getInputStream().read();
			if (c < 0) {
				break;
			}
			head.append((char) c);
		}
		String[] lines = head.toString().split("\r\n", -1);
		Arrays.stream(lines).skip(1).filter((line) -> line.indexOf(':') > 0).forEach((line) -> {
			int colon = line.indexOf(':');
			add(headers, line.substring(0, colon), line.substring(colon + 1).strip());
		});
		return Integer.parseInt(lines[0].split(" ", -1)[1]);
	}

	private static void add(Map<String, List<String>> headers, String name, String value) {
		headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), (absent) -> new ArrayList<>()).add(value);
	}

	@Override
	public void close() {
		this.application.close();
	}

	/**
	 * An answer of the server.
	 */
	private record Received(int status, List<HeaderField> fields) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
