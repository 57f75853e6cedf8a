package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * A second server for this machine only, from the JDK. The application starts without it
 * if its port is taken.
 */
abstract class LoopbackServer implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LoopbackServer.class);

	private final String name;

	private final int port;

	private HttpServer server;

	LoopbackServer(String name, int port) {
		this.name = name;
		this.port = port;
	}

	/**
	 * Say what the server answers.
	 * @param server the server, before it starts
	 */
	abstract void configure(HttpServer server);

	@Override
	public void start() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 0);
		}
		catch (IOException ex) {
			logger.warn("{}: not started, because port {} is taken ({})", this.name, this.port, ex.getMessage());
			return;
		}
		configure(this.server);
		this.server.start();
		logger.info("{}: {}", this.name, address());
	}

	final String address() {
		return "http://" + authority();
	}

	final String authority() {
		return "localhost:" + this.port;
	}

	@Override
	public void stop() {
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.server != null;
	}

}
