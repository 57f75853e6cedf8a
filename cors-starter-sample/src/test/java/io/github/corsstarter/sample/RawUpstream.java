package io.github.corsstarter.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody else's server: answers what it is told byte for byte, on one connection for
 * each request.
 */
final class RawUpstream implements AutoCloseable {

	private static final String END_OF_HEAD = "\r\n\r\n";

	private final ServerSocket server;

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	RawUpstream() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start("upstream", this::accept);
	}

	String authority() {
		return "localhost:" + this.server.getLocalPort();
	}

	/**
	 * Answer the requests for a path.
	 */
	void on(String path, Answer answer) {
		this.answers.put(path, answer);
	}

	/**
	 * Answer the requests for a path with a status, header lines and a body.
	 */
	void on(String path, String status, String... lines) {
		on(path, (head, socket) -> write(socket, response(status, lines)));
	}

	private static String response(String status, String... lines) {
		String head = (lines.length > 0) ? String.join("\r\n", lines) + "\r\n" : "";
		return "HTTP/1.1 " + status + "\r\n" + head + "Content-Length: 4\r\nConnection: close\r\n\r\nbody";
	}

	/**
	 * The heads of the requests that came for a path.
	 */
	List<String> requests(String path) {
		return this.requests.stream().filter((head) -> path(head).equals(path)).toList();
	}

	/**
	 * The heads of all requests that came.
	 */
	List<String> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Forget the requests that came.
	 */
	void forget() {
		this.requests.clear();
	}

	static void write(Socket socket, String text) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				start("upstream connection", () -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			String head = headOf(socket.getInputStream());
			if (head.isEmpty()) {
				return;
			}
			this.requests.add(head);
			this.answers.getOrDefault(path(head), (request, out) -> write(out, response("404 Not Found")))
				.write(head, socket);
			socket.shutdownOutput();
		}
		catch (IOException | InterruptedException ex) {
			// The gateway has given up, which is what some tests are about.
		}
	}

	private static String path(String head) {
		return head.split(" ", 3)[1].split("\\?", 2)[0];
	}

	private static String headOf(InputStream request) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) < 0) {
			int next = request.read();
			if (next < 0) {
				return "";
			}
			head.append((char) next);
		}
		return head.toString();
	}

	private static void start(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes the answer to a request. The connection is closed behind it.
	 */
	interface Answer {

		void write(String head, Socket socket) throws IOException, InterruptedException;

	}

}
