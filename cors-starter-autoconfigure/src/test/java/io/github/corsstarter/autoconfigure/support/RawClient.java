package io.github.corsstarter.autoconfigure.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends requests that no HTTP client would send, one on each connection.
 */
public final class RawClient {

	private final int port;

	/**
	 * Create a client.
	 * @param port a port on this machine
	 */
	public RawClient(int port) {
		this.port = port;
	}

	/**
	 * Send a request.
	 * @param method the method
	 * @param target the request target, as it is sent
	 * @param headers names and values in turn; {@code Host} is {@code localhost} unless
	 * it is among them
	 * @return the response
	 */
	public RawResponse send(String method, String target, String... headers) {
		StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
		boolean host = false;
		for (int i = 0; i < headers.length; i += 2) {
			request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
			host |= headers[i].equals("Host");
		}
		request.append(host ? "" : "Host: localhost:" + this.port + "\r\n");
		request.append(method.equals("POST") ? "Content-Length: 0\r\n" : "").append("\r\n");
		return send(request.toString());
	}

	private RawResponse send(String request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return RawResponse.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
