package io.github.corsstarter.autoconfigure.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket as a page of an origin opens it.
 */
public final class SocketClient implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

	private final @Nullable WebSocket socket;

	private final int status;

	/**
	 * Try to open a WebSocket.
	 * @param client whose server to talk to
	 * @param path the path
	 * @param origin the origin of the page
	 * @param protocols the protocols on offer
	 */
	public SocketClient(RawClient client, String path, String origin, String... protocols) {
		WebSocket.Builder builder = CLIENT.newWebSocketBuilder().header("Origin", origin);
		if (protocols.length > 0) {
			builder.subprotocols(protocols[0]);
		}
		WebSocket opened = null;
		int answer = 101;
		try {
			opened = builder.buildAsync(URI.create("ws://" + client.authority() + path), new Receiver()).join();
		}
		catch (CompletionException ex) {
			if (!(ex.getCause() instanceof WebSocketHandshakeException handshake)) {
				throw ex;
			}
			answer = handshake.getResponse().statusCode();
		}
		this.socket = opened;
		this.status = answer;
	}

	/**
	 * What the handshake was answered with.
	 * @return the status, 101 if the WebSocket is open
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Send a text and wait for one.
	 * @param text the text to send
	 * @return the next text that comes
	 */
	public String ask(String text) {
		if (this.socket == null) {
			throw new IllegalStateException("Not open: " + this.status);
		}
		this.socket.sendText(text, true).join();
		return next();
	}

	/**
	 * Wait for a text.
	 * @return the next text that comes
	 */
	public String next() {
		try {
			String text = this.received.poll(10, TimeUnit.SECONDS);
			if (text == null) {
				throw new IllegalStateException("Nothing received");
			}
			return text;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		if (this.socket != null) {
			this.socket.abort();
		}
	}

	private final class Receiver implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				SocketClient.this.received.add(this.text.toString());
				this.text.setLength(0);
			}
			webSocket.request(1);
			return null;
		}

	}

}
