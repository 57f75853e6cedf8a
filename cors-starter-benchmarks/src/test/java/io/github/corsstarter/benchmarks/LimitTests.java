package io.github.corsstarter.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Limit}.
 */
class LimitTests {

	private final Limit limit = new Limit(Scenario.ALLOWED_1, Entrant.STARTER, Scenario.ALLOWED_1, Entrant.FLOOR, 2);

	private final MeasuredRun measurements = new MeasuredRun();

	@Test
	void complainsAboutARatioThatIsBroken() {
		measured(Entrant.FLOOR, 100);
		measured(Entrant.STARTER, 201);
		assertThat(this.limit.check(this.measurements)).contains("ALLOWED_1 of STARTER took 2.01 times");
	}

	@Test
	void acceptsARatioThatIsKeptHoweverSlowTheMachine() {
		measured(Entrant.FLOOR, 1_000_000);
		measured(Entrant.STARTER, 1_900_000);
		assertThat(this.limit.check(this.measurements)).isNull();
	}

	@Test
	void complainsAboutWhatWasNotMeasured() {
		measured(Entrant.STARTER, 100);
		assertThat(this.limit.check(this.measurements)).endsWith("was not measured");
	}

	@Test
	void complainsAboutAnyAllocationInADecisionThatIsMadeBefore() {
		assertThat(Limit.checkAllocation(Scenario.ALLOWED_1_000, new Measurement(10, 16))).contains("16.0 B");
		assertThat(Limit.checkAllocation(Scenario.ALLOWED_1_000, new Measurement(10, 0.001))).isNull();
	}

	@Test
	void allowsARefusalOneSmallObject() {
		assertThat(Limit.checkAllocation(Scenario.REFUSED_1_000, new Measurement(10, 32))).isNull();
		assertThat(Limit.checkAllocation(Scenario.REFUSED_1_000, new Measurement(10, 72))).contains("72.0 B");
	}

	@Test
	void comparesOnlyThoseWhoTakePart() {
		assertThat(Limit.ALL).allSatisfy((each) -> {
			assertThat(Entrant.of(each.scenario())).contains(each.entrant());
			assertThat(Entrant.of(each.otherScenario())).contains(each.other());
		});
	}

	@Test
	void reportsRatiosToBothFloorsAndToSpring() {
		measured(Entrant.NO_OP, 50);
		measured(Entrant.FLOOR, 100);
		measured(Entrant.CORRECT_FLOOR, 150);
		measured(Entrant.STARTER, 300);
		measured(Entrant.SPRING, 2_550);
		assertThat(MarkdownReport.of(this.measurements))
			.contains("| allowed, 1 origin | 50 | 100 | 150 | 300 | 0 | 3.00 | 5.00 | 2.00 | 2.50 | 10.00 |");
	}

	private void measured(Entrant entrant, double nanos) {
		this.measurements.addRequest(Scenario.ALLOWED_1, entrant, 1, new Measurement(nanos, 0));
	}

}
