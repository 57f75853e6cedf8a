package io.github.corsstarter.benchmarks;

import java.util.List;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures, and says on the console how far it is.
 */
final class Measuring {

	private final Effort effort;

	private final MeasuredRun measurements = new MeasuredRun();

	Measuring(Effort effort) {
		this.effort = effort;
	}

	/**
	 * Measure several contestants one after the other, so that what is compared is
	 * measured at about the same time.
	 */
	void requests(Scenario scenario, List<Entrant> entrants, int threads) throws RunnerException {
		String[] names = entrants.stream().map(Entrant::name).toArray(String[]::new);
		for (RunResult result : new Runner(this.effort.options(FilterBenchmark.class)
			.param("scenario", scenario.name())
			.param("entrant", names)
			.threads(threads)
			.build()).run()) {
			Entrant entrant = Entrant.valueOf(result.getParams().getParam("entrant"));
			Measurement measurement = Measurement.of(result);
			this.measurements.addRequest(scenario, entrant, threads, measurement);
			say(scenario + " " + entrant, measurement);
		}
	}

	void decisions(List<Scenario> scenarios) throws RunnerException {
		String[] names = scenarios.stream().map(Scenario::name).toArray(String[]::new);
		for (RunResult result : new Runner(
				this.effort.options(DecisionBenchmark.class).param("scenario", names).build())
			.run()) {
			Scenario scenario = Scenario.valueOf(result.getParams().getParam("scenario"));
			Measurement measurement = Measurement.of(result);
			this.measurements.addDecision(scenario, measurement);
			say(scenario + " decision", measurement);
		}
	}

	MeasuredRun measurements() {
		return this.measurements;
	}

	@SuppressWarnings("SystemOut") // A console program.
	private static void say(String what, Measurement measurement) {
		System.out.printf("%-50s %,12.1f ns %,10.0f B%n", what, measurement.nanos(), measurement.bytes());
	}

}
