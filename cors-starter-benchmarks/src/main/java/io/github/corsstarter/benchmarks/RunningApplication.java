package io.github.corsstarter.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.benchmarks.Entrant.Stack;
import io.github.corsstarter.benchmarks.MeasuredApplication.Variant;

/**
 * A {@link MeasuredApplication} in a process of its own.
 */
final class RunningApplication implements AutoCloseable {

	private final Stack stack;

	private final Variant variant;

	private final Process process;

	private final int port;

	private final long startMillis;

	private RunningApplication(Stack stack, Variant variant, Process process, int port, long startMillis) {
		this.stack = stack;
		this.variant = variant;
		this.process = process;
		this.port = port;
		this.startMillis = startMillis;
	}

	static RunningApplication start(Stack stack, Variant variant, Path directory) throws IOException {
		Process process = new ProcessBuilder(command(stack, variant, directory))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = process.inputReader();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith(MeasuredApplication.READY)) {
				String[] words = line.split(" ", -1);
				return new RunningApplication(stack, variant, process, Integer.parseInt(words[1]),
						Long.parseLong(words[2]));
			}
		}
		throw new IOException(variant + " on " + stack + " did not start");
	}

	private static List<String> command(Stack stack, Variant variant, Path directory) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms256m", "-Xmx256m",
						"-cp", classPath(variant), MeasuredApplication.class.getName(), stack.name(), variant.name(),
						"--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
						"--logging.level.root=warn"));
		if (variant.isStarter()) {
			Path file = directory.resolve(variant + ".properties");
			Files.writeString(file,
					"cors.allow-credentials=true\ncors.allowed-origins=" + String.join(",", variant.origins()) + "\n");
			command.add("--spring.config.import=" + file.toUri());
		}
		return command;
	}

	/**
	 * The class path of this process, without the starter for those who do not use it.
	 */
	private static String classPath(Variant variant) {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> variant.isStarter() || !isStarter(entry))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static boolean isStarter(String entry) {
		String name = Path.of(entry).getFileName().toString();
		return name.startsWith("cors-starter") && name.endsWith(".jar");
	}

	Stack stack() {
		return this.stack;
	}

	Variant variant() {
		return this.variant;
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.port + "/items");
	}

	/**
	 * How long it took from the start of the JVM until it was ready.
	 */
	long startMillis() {
		return this.startMillis;
	}

	/**
	 * The CPU time of the process so far.
	 */
	Duration cpu() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	/**
	 * Fail unless the application answers, and answers as it should to another origin.
	 */
	void check() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri()).header("Origin", MeasuredApplication.ORIGIN).build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		Optional<String> expected = (this.variant == Variant.NONE) ? Optional.empty()
				: Optional.of(MeasuredApplication.ORIGIN);
		Optional<String> allowed = response.headers().firstValue("Access-Control-Allow-Origin");
		if (response.statusCode() != 200 || !allowed.equals(expected)) {
			throw new IllegalStateException(
					this.variant + " on " + this.stack + ": " + response + " " + response.headers().map());
		}
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
