package io.github.corsstarter.autoconfigure.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.corsstarter.browser.HeaderField;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server without policies, which answers on each path with the headers it is told.
 */
final class AnsweringServer implements AutoCloseable, AfterAllCallback {

	private final Map<String, List<HeaderField>> answers = new ConcurrentHashMap<>();

	private final SeenRequests seen = new SeenRequests();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private AnsweringServer(HttpServer server) {
		this.server = server;
	}

	static AnsweringServer start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			AnsweringServer answering = new AnsweringServer(server);
			server.createContext("/", answering::answer);
			server.setExecutor(answering.threads);
			server.start();
			return answering;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + path;
	}

	/**
	 * The same server under another name, which makes it another origin.
	 */
	String alias(String path) {
		return url(path).replace("127.0.0.1", "localhost");
	}

	void answer(String path, List<HeaderField> headers) {
		this.answers.put(path, headers);
	}

	SeenRequests seen() {
		return this.seen;
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			this.seen.add(path, exchange.getRequestMethod(),
					exchange.getRequestHeaders().getFirst("Access-Control-Request-Method"));
			exchange.getRequestBody().readAllBytes();
			this.answers.getOrDefault(path, List.of())
				.forEach((field) -> exchange.getResponseHeaders().add(field.name(), field.value()));
			WitnessApplication.HEADERS.forEach(exchange.getResponseHeaders()::set);
			boolean preflight = exchange.getRequestMethod().equals("OPTIONS");
			String query = exchange.getRequestURI().getQuery();
			if (query != null && !preflight) {
				exchange.getResponseHeaders().set("Location", query.substring(query.indexOf('=') + 1));
			}
			exchange.sendResponseHeaders((query != null && !preflight) ? 307 : 204, -1);
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
