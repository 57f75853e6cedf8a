package io.github.corsstarter.autoconfigure.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * A display in memory, for an engine that does not run without one.
 */
final class Display implements AutoCloseable {

	static final String EXECUTABLE = "/usr/bin/Xvfb";

	private final Process process;

	private final String name;

	private Display(Process process, String name) {
		this.process = process;
		this.name = name;
	}

	static Display start() {
		try {
			Process process = new ProcessBuilder(EXECUTABLE, "-displayfd", "1", "-nolisten", "tcp")
				.redirectError(Redirect.DISCARD)
				.start();
			BufferedReader output = process.inputReader();
			return new Display(process, ":" + output.readLine());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.name;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
