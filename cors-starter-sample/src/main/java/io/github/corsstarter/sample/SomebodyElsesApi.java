package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * An API that one does not own, in front of which the profile {@code proxy} stands unless
 * it is given another. Its CORS headers are of the kind that browsers refuse.
 */
@Component
@Profile("proxy")
final class SomebodyElsesApi extends LoopbackServer {

	private static final byte[] WEATHER = "{\"city\":\"Oslo\",\"degrees\":-4}".getBytes(StandardCharsets.UTF_8);

	private static final byte[] ORDER = "{\"order\":7}".getBytes(StandardCharsets.UTF_8);

	private final boolean needed;

	SomebodyElsesApi(@Value("${upstream}") URI upstream, @Value("${somebody-elses-api.port}") int port) {
		super("API of somebody else", port);
		this.needed = upstream.equals(URI.create(address()));
	}

	@Override
	public boolean isAutoStartup() {
		return this.needed;
	}

	@Override
	void configure(HttpServer server) {
		server.createContext("/weather", SomebodyElsesApi::weather);
		server.createContext("/orders", SomebodyElsesApi::orders);
	}

	private static void weather(HttpExchange exchange) throws IOException {
		Headers headers = exchange.getResponseHeaders();
		headers.add("Access-Control-Allow-Origin", "https://weather.example");
		headers.add("Access-Control-Allow-Origin", "*");
		headers.add("Vary", "Origin, Accept-Language");
		headers.add("Set-Cookie", "visitor=42");
		answer(exchange, WEATHER);
	}

	/**
	 * Allows everything in the preflight, and then forgets the header.
	 */
	private static void orders(HttpExchange exchange) throws IOException {
		if (!exchange.getRequestMethod().equals("OPTIONS")) {
			answer(exchange, ORDER);
			return;
		}
		try (exchange) {
			Headers headers = exchange.getResponseHeaders();
			headers.add("Access-Control-Allow-Origin", "*");
			headers.add("Access-Control-Allow-Methods", "PUT");
			headers.add("Access-Control-Allow-Headers", "content-type");
			exchange.sendResponseHeaders(204, -1);
		}
	}

	private static void answer(HttpExchange exchange, byte[] body) throws IOException {
		try (exchange) {
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

}
