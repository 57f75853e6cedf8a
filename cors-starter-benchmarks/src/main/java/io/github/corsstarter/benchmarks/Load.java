package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server did with the load of one round.
 *
 * @param requests how many requests it has answered
 * @param micros how much CPU time it has spent on each
 */
record Load(long requests, double micros) {

	private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");

	private static final int CONNECTIONS = 8;

	/**
	 * Send as much as the server takes, by {@code wrk}.
	 */
	static Load of(RunningApplication application, boolean crossOrigin, int seconds)
			throws IOException, InterruptedException {
		Duration before = application.cpu();
		long requests = send(application, crossOrigin, seconds);
		Duration spent = application.cpu().minus(before);
		return new Load(requests, spent.toNanos() / 1_000.0 / requests);
	}

	private static long send(RunningApplication application, boolean crossOrigin, int seconds)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", application.uri().toString()));
		if (crossOrigin) {
			command.addAll(List.of("-H", "Origin: " + MeasuredApplication.ORIGIN));
		}
		Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Matcher matcher = REQUESTS.matcher(output);
		if (wrk.waitFor() != 0 || !matcher.find() || output.contains("Non-2xx") || output.contains("Socket errors")) {
			throw new IOException(output);
		}
		return Long.parseLong(matcher.group(1));
	}

}
