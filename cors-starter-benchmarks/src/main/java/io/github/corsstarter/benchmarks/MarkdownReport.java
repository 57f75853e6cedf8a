package io.github.corsstarter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.benchmarks.Entrant.Stack;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a run.
 */
final class MarkdownReport {

	private static final String NOTHING = "";

	private final MeasuredRun measurements;

	private final StringBuilder text = new StringBuilder();

	private MarkdownReport(MeasuredRun measurements) {
		this.measurements = measurements;
	}

	static String of(MeasuredRun measurements) {
		return new MarkdownReport(measurements).write();
	}

	private String write() {
		line("JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " CPUs. "
				+ "Times are CPU time of the process per request in ns, the least of all iterations. \"Own\" is what is "
				+ "left after the stubs are subtracted: that, not the whole, is what a filter costs.");
		for (Stack stack : Stack.values()) {
			ratios(stack, 1);
			everyone(stack, 1);
			ratios(stack, 4);
		}
		decisions();
		return this.text.toString();
	}

	private void ratios(Stack stack, int threads) {
		if (this.measurements.scenarios(threads).isEmpty()) {
			return;
		}
		heading("The starter, " + stack.name().toLowerCase(Locale.ROOT)
				+ ((threads > 1) ? ", " + threads + " threads" : ""));
		row("Scenario", "stubs", "floor", "correct floor", "starter", "starter's own B", "× floor", "own × floor",
				"× correct floor", "own × correct floor", "Spring's own ÷ starter's own");
		rule(11);
		for (Scenario scenario : this.measurements.scenarios(threads)) {
			ratios(new Comparison(this.measurements, scenario, stack, threads));
		}
	}

	private void ratios(Comparison comparison) {
		Measurement stubs = comparison.of(comparison.stack().noOp());
		Measurement floor = comparison.of(comparison.stack().floor());
		Measurement correct = comparison.of(comparison.stack().correctFloor());
		Measurement starter = comparison.of(comparison.stack().starter());
		Measurement spring = comparison.of(comparison.stack().spring());
		row(comparison.scenario().title(), nanos(stubs), nanos(floor), nanos(correct), nanos(starter),
				bytes(own(starter, stubs)), ratio(starter, floor), ratio(own(starter, stubs), own(floor, stubs)),
				ratio(starter, correct), ratio(own(starter, stubs), own(correct, stubs)),
				ratio(own(spring, stubs), own(starter, stubs)));
	}

	private void everyone(Stack stack, int threads) {
		List<Entrant> entrants = Stream.of(Entrant.values())
			.filter((entrant) -> entrant.stack() == stack && entrant.hasAnswer())
			.toList();
		heading("Everybody, " + stack.name().toLowerCase(Locale.ROOT) + ": own ns and own B");
		row(Stream.concat(Stream.of("Scenario"), entrants.stream().map(Entrant::title)).toArray(String[]::new));
		rule(entrants.size() + 1);
		for (Scenario scenario : this.measurements.scenarios(threads)) {
			Comparison comparison = new Comparison(this.measurements, scenario, stack, threads);
			Measurement stubs = comparison.of(stack.noOp());
			List<String> cells = new ArrayList<>(List.of(scenario.title()));
			entrants.forEach((entrant) -> cells.add(both(own(comparison.of(entrant), stubs))));
			row(cells.toArray(String[]::new));
		}
	}

	private void decisions() {
		if (this.measurements.decisions().isEmpty()) {
			return;
		}
		heading("The decision alone");
		row("Scenario", "ns", "B");
		rule(3);
		this.measurements.decisions()
			.forEach((scenario, measurement) -> row(scenario.title(), nanos(measurement), bytes(measurement)));
	}

	private void heading(String heading) {
		line("");
		line("### " + heading);
		line("");
	}

	private void rule(int columns) {
		line("|---|" + "---:|".repeat(columns - 1));
	}

	private void row(String... cells) {
		line(Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |")));
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	private static @Nullable Measurement own(@Nullable Measurement whole, @Nullable Measurement stubs) {
		return (whole != null && stubs != null) ? whole.minus(stubs) : null;
	}

	private static String nanos(@Nullable Measurement measurement) {
		return (measurement != null)
				? String.format(Locale.ROOT, (measurement.nanos() < 10) ? "%,.1f" : "%,.0f", measurement.nanos())
				: NOTHING;
	}

	private static String bytes(@Nullable Measurement measurement) {
		return (measurement != null) ? String.format(Locale.ROOT, "%,d", Math.round(measurement.bytes())) : NOTHING;
	}

	private static String both(@Nullable Measurement measurement) {
		return (measurement != null) ? nanos(measurement) + " · " + bytes(measurement) + " B" : NOTHING;
	}

	/**
	 * A ratio, unless what it is to is lost in the noise.
	 */
	private static String ratio(@Nullable Measurement one, @Nullable Measurement other) {
		if (one == null || other == null) {
			return NOTHING;
		}
		return (other.nanos() >= 2) ? String.format(Locale.ROOT, "%,.2f", one.nanos() / other.nanos()) : "–";
	}

	/**
	 * The measurements of one scenario on one stack.
	 */
	private record Comparison(MeasuredRun measurements, Scenario scenario, Stack stack, int threads) {

		@Nullable Measurement of(Entrant entrant) {
			return this.measurements.request(this.scenario, entrant, this.threads);
		}

	}

}
