package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.explain.CorsExplanation.Step;
import io.github.corsstarter.explain.CorsExplanation.Verdict;

/**
 * Steps as they are taken.
 */
final class StepList {

	private static final String DECIDED = "An earlier step has decided.";

	private static final String NOT_CORS = "There is nothing to decide.";

	private final List<Step> steps = new ArrayList<>();

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

	List<Step> toList() {
		return List.copyOf(this.steps);
	}

}
