package io.github.corsstarter.autoconfigure.support;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One application for each server, which all tests of a class share. It starts when it is
 * first asked for.
 */
public final class SharedApplications implements AfterAllCallback {

	private final Map<Server, RunningApplication> running = new EnumMap<>(Server.class);

	private final Function<Server, RunningApplication.Builder> builders;

	/**
	 * Prepare applications.
	 * @param builders what starts the application for a server
	 */
	public SharedApplications(Function<Server, RunningApplication.Builder> builders) {
		this.builders = builders;
	}

	/**
	 * The application on a server.
	 * @param server the server
	 * @return the running application
	 */
	public RunningApplication on(Server server) {
		return this.running.computeIfAbsent(server, (absent) -> this.builders.apply(absent).start());
	}

	/**
	 * A client of the application on a server.
	 * @param server the server
	 * @return the client
	 */
	public RawClient client(Server server) {
		return on(server).client();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		this.running.values().forEach(RunningApplication::close);
		this.running.clear();
	}

}
