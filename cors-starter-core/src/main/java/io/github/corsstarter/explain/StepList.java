package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.explain.CorsExplanation.Step;
import io.github.corsstarter.explain.CorsExplanation.Verdict;

/**
 * Collects steps in order.
 */
final class StepList {

	private static final String DECIDED = "An earlier step decided.";

	private static final String NOT_CORS = "There is nothing to decide.";

	private static final String NOT_SCRIPT = "Browsers check this only for requests from scripts.";

	private final SimulatedRequest simulated;

	private final List<Step> steps = new ArrayList<>();

	StepList(SimulatedRequest simulated) {
		this.simulated = simulated;
	}

	void pass(String name, String detail) {
		this.steps.add(new Step(name, Verdict.PASSED, detail));
	}

	void fail(String name, String detail) {
		this.steps.add(new Step(name, Verdict.FAILED, detail));
	}

	void skip(String name, String detail) {
		this.steps.add(new Step(name, Verdict.SKIPPED, detail));
	}

	void skipDecided(String name) {
		skip(name, DECIDED);
	}

	void skipNotCors(String name) {
		skip(name, NOT_CORS);
	}

	/**
	 * Skip a step after path, origin and forbidden methods if they leave nothing to
	 * check.
	 * @return whether the step was skipped
	 */
	boolean skippedBefore(String name) {
		if (!(this.simulated.decision() instanceof CrossOriginDecision)) {
			skipNotCors(name);
			return true;
		}
		if (Refusals.isEarly(this.simulated.decision()) || this.simulated.isForbidden()) {
			skipDecided(name);
			return true;
		}
		return false;
	}

	/**
	 * Skip a step that browsers take only for scripts.
	 * @return whether the step was skipped
	 */
	boolean skippedUnlessScript(String name) {
		if (this.simulated.mode() != RequestMode.CORS) {
			skip(name, NOT_SCRIPT);
			return true;
		}
		return skippedBefore(name);
	}

	List<Step> toList() {
		return List.copyOf(this.steps);
	}

}
