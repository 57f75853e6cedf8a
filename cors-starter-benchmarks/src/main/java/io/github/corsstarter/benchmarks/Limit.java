package io.github.corsstarter.benchmarks;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How much one measurement may exceed another one of the same run. The margins are wide:
 * what they catch is a hot path that has lost what makes it one, not a few percent.
 *
 * @param scenario what is measured
 * @param entrant who is measured
 * @param otherScenario what it is compared with
 * @param other who it is compared with
 * @param ratio how much it may be
 */
record Limit(Scenario scenario, Entrant entrant, Scenario otherScenario, Entrant other, double ratio) {

	/**
	 * What a refusal may allocate: the one object that knows its reason.
	 */
	private static final double REFUSAL_BYTES = 64;

	static final List<Limit> ALL = List.of(toFloor(Scenario.NO_ORIGIN, 4), toFloor(Scenario.ALLOWED_1, 5),
			toFloor(Scenario.REFUSED_1_000, 12), toFloor(Scenario.SUBDOMAIN_1_000, 6),
			toFloor(Scenario.PREFLIGHT_3, 10), toFloor(Scenario.ORIGIN_8_KB, 4), flat(Scenario.ALLOWED_100_000, 2.5),
			flat(Scenario.PATHS_10_000, 3), flat(Scenario.ENCODED_PATH_10_000, 4),
			toFloor(Scenario.ALLOWED_1, Entrant.REACTIVE_STARTER, 10),
			new Limit(Scenario.ALLOWED_1, Entrant.REACTIVE_STARTER, Scenario.ALLOWED_1, Entrant.REACTIVE_SPRING, 1.5));

	/**
	 * Requests whose decision is there before they come.
	 */
	static final List<Scenario> WITHOUT_ALLOCATION = List.of(Scenario.NO_ORIGIN, Scenario.SAME_ORIGIN,
			Scenario.ALLOWED_1_000, Scenario.SUBDOMAIN_1_000, Scenario.PREFLIGHT_3, Scenario.PREFLIGHT_30,
			Scenario.PREFLIGHT_ANY_HEADER, Scenario.PATHS_100);

	private static Limit toFloor(Scenario scenario, double ratio) {
		return toFloor(scenario, Entrant.STARTER, ratio);
	}

	private static Limit toFloor(Scenario scenario, Entrant entrant, double ratio) {
		return new Limit(scenario, entrant, scenario, entrant.stack().floor(), ratio);
	}

	private static Limit flat(Scenario scenario, double ratio) {
		return new Limit(scenario, Entrant.STARTER, Scenario.ALLOWED_1, Entrant.STARTER, ratio);
	}

	/**
	 * Compare.
	 * @return what is wrong or {@code null} if nothing is
	 */
	@Nullable String check(MeasuredRun measurements) {
		Measurement one = measurements.request(this.scenario, this.entrant, 1);
		Measurement two = measurements.request(this.otherScenario, this.other, 1);
		if (one == null || two == null) {
			return this + " was not measured";
		}
		double measured = one.nanos() / two.nanos();
		return (measured <= this.ratio) ? null
				: String.format(Locale.ROOT, "%s of %s took %.2f times what %s of %s did, more than %.1f",
						this.scenario, this.entrant, measured, this.otherScenario, this.other, this.ratio);
	}

	/**
	 * Look at what decisions allocate.
	 * @return what is wrong or {@code null} if nothing is
	 */
	static @Nullable String checkAllocation(Scenario scenario, Measurement measurement) {
		double most = WITHOUT_ALLOCATION.contains(scenario) ? 0.5 : REFUSAL_BYTES;
		return (measurement.bytes() <= most) ? null
				: String.format(Locale.ROOT, "The decision on %s allocated %.1f B", scenario, measurement.bytes());
	}

}
