package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.corsstarter.benchmarks.Entrant.Stack;
import io.github.corsstarter.benchmarks.MeasuredApplication.Variant;

/**
 * Compares whole applications: what a request costs the server, how many requests it
 * answers, and how long it takes to start. Rounds are interleaved, so that all see the
 * same machine.
 */
@SuppressWarnings("SystemOut") // A console program.
public final class ApplicationBenchmarks {

	/**
	 * How many requests an application has answered before it is measured: on a busy
	 * machine, a time says nothing about what is compiled by then.
	 */
	private static final long WARM_UPS = 100_000;

	private static final int SECONDS = 3;

	private final Path directory;

	private final int rounds;

	private final StringBuilder text = new StringBuilder();

	private ApplicationBenchmarks(Path directory, int rounds) {
		this.directory = directory;
		this.rounds = rounds;
	}

	/**
	 * Measure. Needs {@code wrk}.
	 * @param arguments a file for the tables and how many rounds count
	 * @throws IOException if an application does not start or an answer is wrong
	 * @throws InterruptedException if somebody interrupts
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path file = Path.of((arguments.length > 0) ? arguments[0] : "target/applications.md");
		int rounds = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 7;
		ApplicationBenchmarks benchmarks = new ApplicationBenchmarks(Files.createTempDirectory("cors"), rounds);
		for (Stack stack : Stack.values()) {
			benchmarks.measureStart(stack);
			benchmarks.measureLoad(stack);
		}
		Files.writeString(file, benchmarks.text.toString());
		System.out.println("The tables are in " + file);
	}

	private void measureStart(Stack stack) throws IOException {
		Map<Variant, List<Long>> millis = new LinkedHashMap<>();
		for (int round = 0; round < this.rounds; round++) {
			for (Variant variant : Variant.values()) {
				try (RunningApplication application = RunningApplication.start(stack, variant, this.directory)) {
					millis.computeIfAbsent(variant, (key) -> new ArrayList<>()).add(application.startMillis());
				}
			}
		}
		heading(stack, "start-up", "ms", "more than without CORS");
		double none = median(millis.getOrDefault(Variant.NONE, List.of()), Long::doubleValue);
		millis.forEach((variant, values) -> {
			double value = median(values, Long::doubleValue);
			line("| %s | %,.0f | %+,.0f ms |", variant.title(), value, value - none);
		});
	}

	private void measureLoad(Stack stack) throws IOException, InterruptedException {
		List<RunningApplication> applications = new ArrayList<>();
		try {
			for (Variant variant : Variant.values()) {
				RunningApplication application = RunningApplication.start(stack, variant, this.directory);
				applications.add(application);
				application.check();
				warmUp(application);
			}
			measureLoad(stack, applications, true);
			measureLoad(stack, applications, false);
		}
		finally {
			applications.forEach(RunningApplication::close);
		}
	}

	private static void warmUp(RunningApplication application) throws IOException, InterruptedException {
		long requests = 0;
		for (boolean crossOrigin = true; requests < WARM_UPS; crossOrigin = !crossOrigin) {
			requests += Load.of(application, crossOrigin, SECONDS).requests();
		}
	}

	private void measureLoad(Stack stack, List<RunningApplication> applications, boolean crossOrigin)
			throws IOException, InterruptedException {
		Map<Variant, List<Load>> loads = new LinkedHashMap<>();
		List<RunningApplication> order = new ArrayList<>(applications);
		for (int round = 0; round < this.rounds; round++) {
			for (RunningApplication application : order) {
				Load load = Load.of(application, crossOrigin, SECONDS);
				System.out.printf("%s %s %s %s%n", stack, crossOrigin ? "Origin" : "no Origin", application.variant(),
						load);
				loads.computeIfAbsent(application.variant(), (key) -> new ArrayList<>()).add(load);
			}
			// Whoever came after the heaviest does not do so again.
			Collections.rotate(order, 1);
		}
		report(stack, crossOrigin, loads);
	}

	private void report(Stack stack, boolean crossOrigin, Map<Variant, List<Load>> loads) {
		heading(stack, crossOrigin ? "allowed request" : "request without `Origin`", "CPU µs per request",
				"× without CORS", "× correct floor", "throughput × without CORS", "throughput × correct floor");
		for (Variant variant : Variant.values()) {
			line("| %s | %.1f | %.3f | %.3f | %.3f | %.3f |", variant.title(), median(loads, variant, Load::micros),
					ratio(loads, variant, Variant.NONE, Load::micros),
					ratio(loads, variant, Variant.CORRECT_FLOOR, Load::micros),
					ratio(loads, variant, Variant.NONE, Load::requests),
					ratio(loads, variant, Variant.CORRECT_FLOOR, Load::requests));
		}
	}

	/**
	 * The median of the ratios of each round, because what slows one round slows all in
	 * it.
	 */
	private static double ratio(Map<Variant, List<Load>> loads, Variant one, Variant other,
			ToDoubleFunction<Load> value) {
		List<Load> ones = loads.getOrDefault(one, List.of());
		List<Load> others = loads.getOrDefault(other, List.of());
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < ones.size(); round++) {
			ratios.add(value.applyAsDouble(ones.get(round)) / value.applyAsDouble(others.get(round)));
		}
		return median(ratios, Double::doubleValue);
	}

	private static double median(Map<Variant, List<Load>> loads, Variant variant, ToDoubleFunction<Load> value) {
		return median(loads.getOrDefault(variant, List.of()), value);
	}

	private static <T> double median(List<T> values, ToDoubleFunction<T> value) {
		double[] sorted = values.stream().mapToDouble(value).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	private void heading(Stack stack, String what, String... columns) {
		line("%n### %s, %s%n", (stack == Stack.SERVLET) ? "Tomcat" : "Netty", what);
		line("| Application | %s |", String.join(" | ", columns));
		line("|---|%s", "---:|".repeat(columns.length));
	}

	private void line(String format, Object... values) {
		this.text.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

}
