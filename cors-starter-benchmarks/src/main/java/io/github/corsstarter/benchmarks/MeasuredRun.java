package io.github.corsstarter.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All that was measured in one run.
 */
final class MeasuredRun {

	private final Map<Scenario, Map<Entrant, Measurement>> requests = new EnumMap<>(Scenario.class);

	private final Map<Scenario, Map<Entrant, Measurement>> fourThreads = new EnumMap<>(Scenario.class);

	private final Map<Scenario, Measurement> decisions = new EnumMap<>(Scenario.class);

	void addRequest(Scenario scenario, Entrant entrant, int threads, Measurement measurement) {
		((threads == 1) ? this.requests : this.fourThreads)
			.computeIfAbsent(scenario, (key) -> new EnumMap<>(Entrant.class))
			.put(entrant, measurement);
	}

	void addDecision(Scenario scenario, Measurement measurement) {
		this.decisions.put(scenario, measurement);
	}

	List<Scenario> scenarios(int threads) {
		return List.copyOf(((threads == 1) ? this.requests : this.fourThreads).keySet());
	}

	@Nullable Measurement request(Scenario scenario, Entrant entrant, int threads) {
		return ((threads == 1) ? this.requests : this.fourThreads).getOrDefault(scenario, Map.of()).get(entrant);
	}

	Map<Scenario, Measurement> decisions() {
		return this.decisions;
	}

}
