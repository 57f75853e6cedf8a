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

	static List<Step> of(SimulatedRequest simulated, BrowserVerdict browser) {
		StepList steps = new StepList(simulated);
		new OriginSteps(simulated, steps).add();
		new PreflightSteps(simulated, steps).add();
		new ResponseSteps(simulated, browser, steps).add();
		return steps.toList();
	}

}
