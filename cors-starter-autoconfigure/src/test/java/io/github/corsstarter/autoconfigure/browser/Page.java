package io.github.corsstarter.autoconfigure.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page on an origin of its own that makes the requests it is given.
 */
final class Page implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final BlockingQueue<List<ScriptedRequest>> work = new LinkedBlockingQueue<>();

	private final BlockingQueue<List<Outcome>> outcomes = new LinkedBlockingQueue<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private Page(HttpServer server) {
		this.server = server;
	}

	static Page start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			Page page = new Page(server);
			server.createContext("/", page::sendFile);
			server.createContext("/work", page::sendWork);
			server.createContext("/redirect", Page::redirect);
			server.createContext("/outcomes", page::receiveOutcomes);
			server.setExecutor(page.threads);
			server.start();
			return page;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String origin() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	String url() {
		return origin() + "/page.html";
	}

	/**
	 * Have the browser that shows the page make requests, several at a time.
	 * @return what came of each, by its id
	 */
	Map<Integer, Outcome> run(List<ScriptedRequest> requests) throws InterruptedException {
		if (requests.isEmpty()) {
			return Map.of();
		}
		this.work.add(List.copyOf(requests));
		List<Outcome> outcomes = this.outcomes.poll(90, TimeUnit.SECONDS);
		if (outcomes == null) {
			throw new IllegalStateException("The page did not report on its requests in 90 seconds");
		}
		return outcomes.stream().collect(Collectors.toMap(Outcome::id, Function.identity()));
	}

	private void sendFile(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		try (exchange; InputStream file = Page.class.getResourceAsStream("/browser" + path)) {
			if (file == null) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			send(exchange, path.endsWith(".js") ? "text/javascript" : "text/html", file.readAllBytes());
		}
	}

	private static void redirect(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			String query = exchange.getRequestURI().getQuery();
			exchange.getResponseHeaders().set("Location", query.substring(query.indexOf('=') + 1));
			exchange.sendResponseHeaders(307, -1);
		}
	}

	private void sendWork(HttpExchange exchange) throws IOException {
		try (exchange) {
			List<ScriptedRequest> requests = this.work.poll(5, TimeUnit.SECONDS);
			send(exchange, "application/json", JSON.writeValueAsBytes((requests != null) ? requests : List.of()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void receiveOutcomes(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.outcomes.add(List.of(JSON.readValue(exchange.getRequestBody(), Outcome[].class)));
			exchange.sendResponseHeaders(204, -1);
		}
	}

	private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
		exchange.sendResponseHeaders(200, content.length);
		exchange.getResponseBody().write(content);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
