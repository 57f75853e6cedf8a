package io.github.corsstarter.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * An API that one does not own, in front of which the profile {@code proxy} stands unless
 * it is given another. Its CORS headers are of the kind that browsers refuse.
 */
@Component
@Profile("proxy")
final class SomebodyElsesApi implements SmartLifecycle {

	private static final byte[] WEATHER = "{\"city\":\"Oslo\",\"degrees\":-4}".getBytes(StandardCharsets.UTF_8);

	private final InetSocketAddress address;

	private final boolean needed;

	private HttpServer server;

	SomebodyElsesApi(@Value("${upstream}") URI upstream, @Value("${somebody-elses-api.port}") int port) {
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		this.needed = upstream.equals(URI.create("http://localhost:" + port));
	}

	@Override
	public boolean isAutoStartup() {
		return this.needed;
	}

	@Override
	public void start() {
		try {
			this.server = HttpServer.create(this.address, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/weather", SomebodyElsesApi::answer);
		this.server.start();
	}

	@Override
	public void stop() {
		this.server.stop(0);
		this.server = null;
	}

	@Override
	public boolean isRunning() {
		return this.server != null;
	}

	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "https://weather.example");
			exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
			exchange.getResponseHeaders().add("Vary", "Origin, Accept-Language");
			exchange.getResponseHeaders().add("Set-Cookie", "visitor=42");
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, WEATHER.length);
			exchange.getResponseBody().write(WEATHER);
		}
	}

}
