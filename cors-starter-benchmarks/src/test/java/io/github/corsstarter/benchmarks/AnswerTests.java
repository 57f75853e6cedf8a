package io.github.corsstarter.benchmarks;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every contestant to the right answer, because a wrong one is easily fast.
 */
class AnswerTests {

	@ParameterizedTest(name = "{0} of {1}")
	@MethodSource("entries")
	void answersAsTheScenarioExpects(Scenario scenario, Entrant entrant) throws Exception {
		try (Contestant contestant = entrant.start(scenario)) {
			Exchange exchange = contestant.exchange(scenario.call());
			scenario.check(exchange.run());
			scenario.check(exchange.run());
		}
	}

	// What differs from a smaller one by nothing but numbers is checked when it is timed.
	static Stream<Arguments> entries() {
		return Stream.of(Scenario.values())
			.filter((scenario) -> !scenario.isLarge())
			.flatMap((scenario) -> Entrant.of(scenario)
				.stream()
				.filter(Entrant::hasAnswer)
				.map((entrant) -> Arguments.of(scenario, entrant)));
	}

}
