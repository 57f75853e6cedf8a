package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.benchmarks.Scenario.Subject;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything and writes the tables, or only what the build wants to know.
 */
@SuppressWarnings("SystemOut") // A console program.
public final class RequestBenchmarks {

	/**
	 * Those of the tables with ratios.
	 */
	private static final List<Entrant> COMPARED = Stream.of(Entrant.values())
		.filter((entrant) -> entrant.isCompared())
		.toList();

	private RequestBenchmarks() {
	}

	/**
	 * Measure.
	 * @param arguments {@code --short}; or a file for the tables, how many JVMs measure
	 * the same, and a regular expression for names of scenarios
	 * @throws RunnerException if a contestant is broken
	 * @throws IOException if the file cannot be written
	 */
	public static void main(String[] arguments) throws RunnerException, IOException {
		if (Arrays.asList(arguments).contains("--short")) {
			System.exit(runShort() ? 0 : 1);
		}
		Path file = Path.of((arguments.length > 0) ? arguments[0] : "target/requests.md");
		int forks = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 1;
		Pattern scenarios = Pattern.compile((arguments.length > 2) ? arguments[2] : ".*");
		runAll(file, forks, scenarios);
		System.out.println("The tables are in " + file);
	}

	private static void runAll(Path file, int forks, Pattern pattern) throws RunnerException, IOException {
		Measuring measuring = new Measuring(Effort.full(forks));
		List<Scenario> scenarios = Stream.of(Scenario.values())
			.filter((scenario) -> pattern.matcher(scenario.name()).matches())
			.toList();
		measuring.decisions(scenarios.stream().filter((scenario) -> scenario.subject() != Subject.OBSERVED).toList());
		for (Scenario scenario : scenarios) {
			measuring.requests(scenario, Entrant.of(scenario), 1);
			Files.writeString(file, MarkdownReport.of(measuring.measurements()));
		}
		for (Scenario scenario : List.of(Scenario.ALLOWED_1_000, Scenario.PREFLIGHT_3)) {
			if (scenarios.contains(scenario)) {
				measuring.requests(scenario, COMPARED, 4);
			}
		}
		Files.writeString(file, MarkdownReport.of(measuring.measurements()));
	}

	private static boolean runShort() throws RunnerException {
		// Ratios of CPU time do not mind another run beside this one.
		System.setProperty("jmh.ignoreLock", "true");
		Measuring measuring = new Measuring(Effort.SHORT);
		for (Map.Entry<Scenario, Set<Entrant>> entry : limited().entrySet()) {
			measuring.requests(entry.getKey(), List.copyOf(entry.getValue()), 1);
		}
		List<Scenario> decisions = new ArrayList<>(Limit.WITHOUT_ALLOCATION);
		decisions.add(Scenario.REFUSED_1_000);
		measuring.decisions(decisions);
		List<String> problems = problems(measuring.measurements());
		problems.forEach(System.out::println);
		return problems.isEmpty();
	}

	private static Map<Scenario, Set<Entrant>> limited() {
		Map<Scenario, Set<Entrant>> measured = new EnumMap<>(Scenario.class);
		for (Limit limit : Limit.ALL) {
			measured.computeIfAbsent(limit.scenario(), (key) -> EnumSet.noneOf(Entrant.class)).add(limit.entrant());
			measured.computeIfAbsent(limit.otherScenario(), (key) -> EnumSet.noneOf(Entrant.class)).add(limit.other());
		}
		return measured;
	}

	private static List<String> problems(MeasuredRun measurements) {
		List<String> problems = new ArrayList<>();
		for (Limit limit : Limit.ALL) {
			String problem = limit.check(measurements);
			if (problem != null) {
				problems.add(problem);
			}
		}
		measurements.decisions().forEach((scenario, measurement) -> {
			String problem = Limit.checkAllocation(scenario, measurement);
			if (problem != null) {
				problems.add(problem);
			}
		});
		return problems;
	}

}
