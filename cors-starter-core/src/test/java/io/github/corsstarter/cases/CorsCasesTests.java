package io.github.corsstarter.cases;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.Refused;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the case table against core.
 */
class CorsCasesTests {

	// What each note in the table lets validation refuse.
	private static final Map<String, String> REFUSED = Map.of("no-origin", "NO_ORIGINS", "method-case", "METHOD_CASE",
			"unusual-host", "ORIGIN_TRAILING_DOT");

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void answersAsTheCaseExpects(CorsCase corsCase) {
		assumeValid(corsCase);
		CorsCaseExpectation.check(corsCase, CorsCaseCore.answer(corsCase));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("ownCases")
	void refusesForTheReasonTheCaseExpects(CorsCase corsCase) {
		CorsDecision decision = CorsCaseCore.decide(corsCase);
		assertThat((decision instanceof Refused refused) ? refused.reason() : null).as(corsCase.id())
			.isEqualTo(corsCase.expect().reason());
	}

	@Test
	void thereAreCases() {
		assertThat(cases()).hasSizeGreaterThan(390).extracting(CorsCase::id).doesNotHaveDuplicates();
	}

	static List<CorsCase> cases() {
		return CorsCaseTable.cases();
	}

	// Reasons are this library's own; cases of others know none.
	static List<CorsCase> ownCases() {
		return cases().stream().filter((corsCase) -> corsCase.source().isEmpty()).toList();
	}

	private static void assumeValid(CorsCase corsCase) {
		List<String> violations = CorsCaseCore.violations(corsCase);
		if (violations.isEmpty()) {
			return;
		}
		assertThat(corsCase.startupNotes().stream().map(REFUSED::get).collect(Collectors.toSet()))
			.containsAll(violations);
		Assumptions.abort("Validation refuses the policy: " + violations);
	}

}
