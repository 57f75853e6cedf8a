package io.github.corsstarter.autoconfigure.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A browser that shows one page. The page asks its own server for work and reports to it,
 * so that no engine needs a driver or a library that speaks to one.
 */
final class RunningBrowser implements AutoCloseable {

	private static final String REQUIRED = "browser.required";

	private static final String ENGINES = "browser.engines";

	private final Engine engine;

	private final Page page;

	private final Process process;

	private final @Nullable Display display;

	private RunningBrowser(Engine engine, Page page, Process process, @Nullable Display display) {
		this.engine = engine;
		this.page = page;
		this.process = process;
		this.display = display;
	}

	/**
	 * Open a page in a browser.
	 * @param engine the browser
	 * @param directory an empty directory for everything that the browser keeps
	 */
	static RunningBrowser start(Engine engine, Path directory) {
		return start(engine, directory, Map.of());
	}

	/**
	 * Open a page in a browser.
	 * @param engine the browser
	 * @param directory an empty directory for everything that the browser keeps
	 * @param variables environment variables of the browser
	 */
	static RunningBrowser start(Engine engine, Path directory, Map<String, String> variables) {
		assumeInstalled(engine);
		Page page = Page.start();
		Display display = engine.needsDisplay() ? Display.start() : null;
		return new RunningBrowser(engine, page, process(engine, directory, page.url(), display, variables), display);
	}

	static void assumeInstalled(Engine engine) {
		List<String> engines = List.of(System.getProperty(ENGINES, "CHROMIUM,FIREFOX,WEBKIT").split(","));
		Assumptions.assumeTrue(engines.contains(engine.name()), () -> engine + " is left out by " + ENGINES);
		if (!engine.isInstalled()) {
			String message = engine + " is not installed: apt-get install " + engine.debianPackages();
			if (Boolean.getBoolean(REQUIRED)) {
				Assertions.fail(message);
			}
			Assumptions.abort(message);
		}
	}

	private static Process process(Engine engine, Path directory, String url, @Nullable Display display,
			Map<String, String> variables) {
		try {
			Path data = Files.createDirectory(directory.resolve("data"));
			try (InputStream preferences = RunningBrowser.class.getResourceAsStream("/browser/user.js")) {
				Files.copy(preferences, data.resolve("user.js"));
			}
			ProcessBuilder builder = new ProcessBuilder(engine.command(data, url)).redirectErrorStream(true)
				.redirectOutput(directory.resolve("output").toFile());
			builder.environment().putAll(variables);
			builder.environment().put("HOME", directory.toString());
			builder.environment().keySet().removeIf((name) -> name.startsWith("XDG_"));
			if (display != null) {
				builder.environment().put("DISPLAY", display.name());
			}
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Engine engine() {
		return this.engine;
	}

	/**
	 * The origin of the page.
	 */
	String origin() {
		return this.page.origin();
	}

	/**
	 * Make requests, several at a time.
	 * @return what came of each, by its id
	 */
	Map<Integer, Outcome> run(List<ScriptedRequest> requests) throws InterruptedException {
		return this.page.run(requests);
	}

	@Override
	public void close() {
		List<ProcessHandle> children = this.process.descendants().toList();
		this.process.destroyForcibly();
		children.forEach(ProcessHandle::destroyForcibly);
		this.process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
		if (this.display != null) {
			this.display.close();
		}
		this.page.close();
	}

}
