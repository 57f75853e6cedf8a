package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRefusalReason.Subject;
import io.github.corsstarter.internal.http.Methods;

/**
 * The steps of the preflight: whether there is one, its method and its headers.
 */
final class PreflightSteps {

	private final SimulatedRequest simulated;

	private final BrowserRequest request;

	private final StepList steps;

	PreflightSteps(SimulatedRequest simulated, StepList steps) {
		this.simulated = simulated;
		this.request = simulated.asked();
		this.steps = steps;
	}

	void add() {
		CorsDecision preflight = this.simulated.preflight().decision();
		addPreflight();
		boolean methodRefused = Refusals.is(Subject.METHOD, preflight);
		add("preflight method", false, methodRefused);
		add("preflight headers", methodRefused, Refusals.is(Subject.HEADERS, preflight));
	}

	private void addPreflight() {
		String name = "preflight";
		if (this.simulated.isForbidden()) {
			this.steps.fail(name, "Browsers throw a TypeError for the method " + CodeSpan.of(this.request.method())
					+ " and send nothing, not even a preflight.");
			return;
		}
		if (this.simulated.mode() != RequestMode.CORS) {
			this.steps.skip(name, "Browsers send preflights only for requests from scripts.");
			return;
		}
		if (this.simulated.isSameOrigin()) {
			this.steps.skipNotCors(name);
			return;
		}
		if (this.simulated.needsPreflight()) {
			this.steps.pass(name, "The browser asks first, because of " + CodeSpan.join(causes()) + ".");
			return;
		}
		this.steps.skip(name, "The browser sends the request at once: `GET`, `HEAD` and `POST` with safelisted "
				+ "headers need no preflight.");
	}

	private List<String> causes() {
		List<String> causes = new ArrayList<>();
		String method = this.request.normalizedMethod();
		if (!Methods.isSafelisted(method)) {
			causes.add("the method " + CodeSpan.of(method));
		}
		List<String> headers = this.request.unsafeHeaderNames();
		if (!headers.isEmpty()) {
			causes.add(((headers.size() == 1) ? "the header " : "the headers ") + CodeSpan.list(headers));
		}
		return causes.isEmpty() ? List.of("upload listeners or a stream as the body") : causes;
	}

	private void add(String name, boolean decided, boolean refused) {
		if (this.steps.skippedUnlessScript(name)) {
			return;
		}
		if (!this.simulated.needsPreflight()) {
			this.steps.skip(name, "No preflight is needed.");
		}
		else if (decided) {
			this.steps.skipDecided(name);
		}
		else if (refused) {
			this.steps.fail(name, RefusalSentence.of(this.simulated.preflight().refused()));
		}
		else {
			this.steps.pass(name, "The policy allows it.");
		}
	}

}
