package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies decide on HTTP/2 in clear text as on HTTP/1.1, with the request
 * that upgrades the connection and with those after it, which have no {@code Host}.
 */
class Http2Tests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	private static final Map<Server, HttpClient> CLIENTS = new EnumMap<>(Server.class);

	@AfterAll
	static void stop() {
		CLIENTS.clear();
		RUNNING.values().forEach(RunningApplication::close);
	}

	private static String url(Server server) {
		return "http://" + RUNNING
			.computeIfAbsent(server,
					(key) -> RunningApplication.on(key)
						.with(Application.class)
						.properties("server.http2.enabled=true", "cors.allowed-origins=" + SHOP,
								"cors.allow-credentials=true")
						.start())
			.client()
			.authority();
	}

	private static HttpResponse<String> send(Server server, String method, String path, String origin)
			throws IOException, InterruptedException {
		HttpClient client = CLIENTS.computeIfAbsent(server,
				(key) -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build());
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(server) + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.header("Origin", origin);
		if (method.equals("OPTIONS")) {
			request.header("Access-Control-Request-Method", "PUT");
		}
		HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
		return response;
	}

	private static List<String> header(HttpResponse<?> response, String name) {
		return response.headers().allValues(name);
	}

	@ParameterizedTest
	@EnumSource
	void answersAnAllowedOrigin(Server server) throws IOException, InterruptedException {
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> response = send(server, "GET", "/hello", SHOP);
			assertThat(response.body()).isEqualTo("hello");
			assertThat(header(response, "Access-Control-Allow-Origin")).containsExactly(SHOP);
			assertThat(header(response, "Access-Control-Allow-Credentials")).containsExactly("true");
			assertThat(header(response, "Vary")).containsExactly("Origin");
		}
		HttpResponse<String> missing = send(server, "GET", "/missing", SHOP);
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(header(missing, "Access-Control-Allow-Origin")).containsExactly(SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void answersPreflights(Server server) throws IOException, InterruptedException {
		HttpResponse<String> response = send(server, "OPTIONS", "/hello", SHOP);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(header(response, "Access-Control-Allow-Origin")).containsExactly(SHOP);
		assertThat(send(server, "OPTIONS", "/hello", EVIL).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@EnumSource
	void refusesAForeignOrigin(Server server) throws IOException, InterruptedException {
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> response = send(server, "GET", "/hello", EVIL);
			assertThat(response.statusCode()).isEqualTo(403);
			assertThat(response.body()).contains("ORIGIN_NOT_ALLOWED");
			assertThat(header(response, "Access-Control-Allow-Origin")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void knowsTheOwnOrigin(Server server) throws IOException, InterruptedException {
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> response = send(server, "GET", "/hello", url(server));
			assertThat(response.body()).isEqualTo("hello");
			assertThat(header(response, "Access-Control-Allow-Origin")).isEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Hello.class)
	static class Application {

	}

	@RestController
	static class Hello {

		@GetMapping("/hello")
		String hello() {
			return "hello";
		}

	}

}
