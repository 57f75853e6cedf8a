package io.github.corsstarter.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Serves the tutorial on a port of its own, and that makes it a page of another origin.
 */
@Component
final class TutorialPage extends LoopbackServer {

	private static final String ADDRESSES = "/addresses.json";

	/**
	 * Everything that is served, so that no path leads anywhere else.
	 */
	private static final Map<String, File> FILES = Map.ofEntries(Map.entry("/", html("index")),
			Map.entry("/tutorial.css", new File("tutorial/tutorial.css", "text/css")),
			Map.entry("/tutorial.js", script("tutorial")), Map.entry("/elements.js", script("elements")),
			Map.entry("/tenants.js", script("tenants")), Map.entry("/sandboxed.html", html("sandboxed")),
			Map.entry("/sandboxed.js", script("sandboxed")),
			Map.entry("/scenarios.json", new File("tutorial/scenarios.json", "application/json")),
			Map.entry("/does-not-start.yml", text("tutorial/does-not-start.yml")),
			Map.entry("/does-not-start.txt", text("tutorial/does-not-start.txt")),
			Map.entry("/tutorial.yml", text("tutorial.yml")),
			Map.entry("/application-proxy.yml", text("application-proxy.yml")),
			Map.entry("/application-tenants.yml", text("application-tenants.yml")));

	private final Environment environment;

	TutorialPage(@Value("${tutorial.port}") int port, Environment environment) {
		super("Tutorial", port);
		this.environment = environment;
	}

	private static File html(String name) {
		return new File("tutorial/" + name + ".html", "text/html");
	}

	private static File script(String name) {
		return new File("tutorial/" + name + ".js", "text/javascript");
	}

	private static File text(String name) {
		return new File(name, "text/plain");
	}

	@Override
	void configure(HttpServer server) {
		server.createContext("/", this::serve);
	}

	private void serve(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			if (!authority().equals(exchange.getRequestHeaders().getFirst("Host"))) {
				exchange.getResponseHeaders().set("Location", address() + "/");
				exchange.sendResponseHeaders(302, -1);
			}
			else if (ADDRESSES.equals(path)) {
				answer(exchange, "application/json", addresses().getBytes(StandardCharsets.UTF_8));
			}
			else if (FILES.containsKey(path)) {
				answer(exchange, FILES.get(path).type(), FILES.get(path).content());
			}
			else {
				exchange.sendResponseHeaders(404, -1);
			}
		}
	}

	private void answer(HttpExchange exchange, String type, byte[] content) throws IOException {
		Headers headers = exchange.getResponseHeaders();
		headers.set("Content-Type", type + "; charset=utf-8");
		headers.set("Cache-Control", "no-store");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Content-Security-Policy", contentSecurityPolicy());
		exchange.sendResponseHeaders(200, content.length);
		exchange.getResponseBody().write(content);
	}

	/**
	 * The origins of which the scenarios speak. The application has two of them, because
	 * the name of a host is part of the origin.
	 */
	private String addresses() {
		String port = this.environment.getRequiredProperty("local.server.port");
		return """
				{"api": "http://localhost:%s", "other": "http://127.0.0.1:%s", "somebody": "%s", "elsewhere": %s, "tenants": %s}
				"""
			.formatted(port, port, somebodyElsesApi(), !isOfTheSample(somebodyElsesApi()),
					this.environment.matchesProfiles("tenants"));
	}

	private String contentSecurityPolicy() {
		String port = this.environment.getRequiredProperty("local.server.port");
		return """
				default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; \
				img-src data: http://localhost:%1$s; font-src http://localhost:%1$s; form-action http://localhost:%1$s; \
				connect-src 'self' http://localhost:%1$s http://127.0.0.1:%1$s %2$s"""
			.formatted(port, somebodyElsesApi());
	}

	private boolean isOfTheSample(String address) {
		return address.equals("http://localhost:" + this.environment.getProperty("somebody-elses-api.port"));
	}

	private String somebodyElsesApi() {
		return this.environment.getProperty("upstream", "");
	}

	/**
	 * A file on the class path.
	 *
	 * @param name its name
	 * @param type its media type
	 */
	private record File(String name, String type) {

		byte[] content() throws IOException {
			try (InputStream stream = new ClassPathResource(this.name).getInputStream()) {
				return stream.readAllBytes();
			}
		}

	}

}
