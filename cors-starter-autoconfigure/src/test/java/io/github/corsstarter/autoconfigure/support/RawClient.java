package io.github.corsstarter.autoconfigure.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends requests that no HTTP client would send, one on each connection.
 */
public final class RawClient {

	private static final String END_OF_HEAD = "\r\n\r\n";

	private final int port;

	/**
	 * Create a client.
	 * @param port a port on this machine
	 */
	public RawClient(int port) {
		this.port = port;
	}

	/**
	 * The port.
	 * @return the port of the server
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Where the server is, as a URL has it.
	 * @return host and port
	 */
	public String authority() {
		return "localhost:" + this.port;
	}

	/**
	 * Send a request without a body.
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
		request.append(host ? "" : "Host: " + authority() + "\r\n");
		request.append(method.equals("POST") ? "Content-Length: 0\r\n" : "").append("\r\n");
		return send(request.toString().getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Send a request with a body.
	 * @param target the request target, as it is sent
	 * @param body the body, a form unless the headers have a {@code Content-Type}
	 * @param headers names and values in turn
	 * @return the response
	 */
	public RawResponse post(String target, String body, String... headers) {
		StringBuilder request = new StringBuilder("POST " + target + " HTTP/1.1\r\nConnection: close\r\n");
		boolean type = false;
		for (int i = 0; i < headers.length; i += 2) {
			request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
			type |= headers[i].equals("Content-Type");
		}
		request.append("Host: " + authority() + "\r\nContent-Length: " + body.length() + "\r\n");
		request.append(type ? "\r\n" : "Content-Type: application/x-www-form-urlencoded\r\n\r\n").append(body);
		return send(request.toString().getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Send a request byte for byte.
	 * @param request the whole request, which has to ask the server to close the
	 * connection
	 * @return the response
	 */
	public RawResponse send(byte[] request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request);
			return read(new BufferedInputStream(socket.getInputStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The server does not close a connection that has become a WebSocket.
	 */
	private static RawResponse read(InputStream response) throws IOException {
		RawResponse head = RawResponse.head(headOf(response));
		return (head.status() == 101) ? head : head.withBody(response.readAllBytes());
	}

	private static String headOf(InputStream response) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf(END_OF_HEAD, head.length() - END_OF_HEAD.length()) < 0) {
			int next = response.read();
			if (next < 0) {
				break;
			}
			head.append((char) next);
		}
		return head.toString();
	}

}
