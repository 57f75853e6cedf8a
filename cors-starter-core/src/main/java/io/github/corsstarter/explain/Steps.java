package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Step;

/**
 * The checks of a request in the order in which server and browser make them.
 */
final class Steps {

	private Steps() {
	}

	static List<Step> of(Rehearsal rehearsal, BrowserVerdict browser) {
		StepList steps = new StepList();
		new OriginSteps(rehearsal, steps).add();
		new PreflightSteps(rehearsal, steps).add();
		new ResponseSteps(rehearsal, browser, steps).add();
		return steps.toList();
	}

}
