package io.github.corsstarter.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Answers each connection with exactly the bytes that a test wants. It reads the head of
 * a request only.
 */
final class ScriptedServer implements AutoCloseable {

	private final ServerSocket socket;

	private final UnaryOperator<String> answers;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private ScriptedServer(UnaryOperator<String> answers) throws IOException {
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.answers = answers;
		Thread thread = new Thread(this::serve, "scripted-server");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Starts a server.
	 * @param answers the whole answer to each head of a request; without a first line,
	 * the connection is closed, and an empty text keeps it open without an answer
	 */
	static ScriptedServer start(UnaryOperator<String> answers) throws IOException {
		return new ScriptedServer(answers);
	}

	/**
	 * An answer without body.
	 */
	static String answer(int status, String... headers) {
		StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
		for (String header : headers) {
			answer.append(header).append("\r\n");
		}
		return answer.append("Content-Length: 0\r\nConnection: close\r\n\r\n").toString();
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/**
	 * The heads of all requests so far.
	 */
	List<String> requests() {
		return List.copyOf(this.requests);
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				Thread thread = new Thread(() -> answer(connection), "scripted-connection");
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void answer(Socket connection) {
		try {
			String head = head(connection.getInputStream());
			this.requests.add(head);
			String answer = this.answers.apply(head);
			if (answer.isEmpty()) {
				return;
			}
			connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
			connection.getOutputStream().flush();
			connection.shutdownOutput();
			connection.getInputStream().readAllBytes();
			connection.close();
		}
		catch (IOException ex) {
			// The client does not wait for the rest.
		}
	}

	private static String head(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int c = in.read();
			if (c < 0) {
				break;
			}
			head.append((char) c);
		}
		return head.toString();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
