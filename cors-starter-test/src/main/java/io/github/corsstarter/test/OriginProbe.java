package io.github.corsstarter.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Finds out whether a client sends {@code Origin} by having it send one to a server that
 * lives for one request. What is inside of a client cannot be seen.
 */
final class OriginProbe implements AutoCloseable {

	private static final int PATIENCE = 2000;

	private static final int LONGEST = 16_000;

	private final ServerSocket socket;

	private volatile String head = "";

	private OriginProbe() throws IOException {
		this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		this.socket.setSoTimeout(PATIENCE);
	}

	/**
	 * Whether a client leaves the header out.
	 * @param request sends a request with the header {@code Origin} to the address
	 */
	static boolean isDropped(Consumer<URI> request) {
		try (OriginProbe probe = new OriginProbe()) {
			Thread thread = new Thread(probe::answer, "browser-tester-probe");
			thread.setDaemon(true);
			thread.start();
			request.accept(URI.create("http://localhost:" + probe.socket.getLocalPort() + "/"));
			return probe.isWithoutOrigin();
		}
		catch (IOException | RuntimeException | AssertionError ex) {
			// What cannot be asked is seen in the test itself.
			return false;
		}
	}

	private void answer() {
		try (Socket connection = this.socket.accept()) {
			connection.setSoTimeout(PATIENCE);
			this.head = read(connection.getInputStream());
			connection.getOutputStream()
				.write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			// Without a request there is nothing to find out.
		}
	}

	private static String read(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		for (int c = in.read(); c >= 0 && head.length() < LONGEST; c = in.read()) {
			head.append((char) c);
			if (head.toString().endsWith("\r\n\r\n")) {
				break;
			}
		}
		return head.toString();
	}

	private boolean isWithoutOrigin() {
		return !this.head.isEmpty() && !this.head.toLowerCase(Locale.ROOT).contains("\r\norigin:");
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
