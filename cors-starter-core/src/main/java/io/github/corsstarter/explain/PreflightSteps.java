package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsRefusalReason.Subject;
import io.github.corsstarter.Refused;
import io.github.corsstarter.browser.BrowserRequest;

/**
 * The steps of the preflight: whether there is one, its method and its headers.
 */
final class PreflightSteps {

	private static final List<String> SAFELISTED = List.of("GET", "HEAD", "POST");

	private final Rehearsal rehearsal;

	private final BrowserRequest request;

	private final StepList steps;

	PreflightSteps(Rehearsal rehearsal, StepList steps) {
		this.rehearsal = rehearsal;
		this.request = rehearsal.request();
		this.steps = steps;
	}

	void add() {
		addPreflight();
		boolean methodRefused = isRefusedFor(Subject.METHOD);
		add("preflight method", false, methodRefused);
		add("preflight headers", methodRefused, isRefusedFor(Subject.HEADERS));
	}

	private void addPreflight() {
		String name = "preflight";
		if (this.rehearsal.isForbidden()) {
			this.steps.fail(name, "Browsers throw a TypeError for the method " + Quoted.of(this.request.method())
					+ " and send nothing, not even a preflight.");
		}
		else if (this.rehearsal.isSameOrigin()) {
			this.steps.skipNotCors(name);
		}
		else if (this.rehearsal.needsPreflight()) {
			this.steps.pass(name, "The browser asks first, because of " + Quoted.join(causes()) + ".");
		}
		else {
			this.steps.skip(name, "The browser sends the request at once: `GET`, `HEAD` and `POST` with safelisted "
					+ "headers need no preflight.");
		}
	}

	private List<String> causes() {
		List<String> causes = new ArrayList<>();
		String method = this.request.normalizedMethod();
		if (!SAFELISTED.contains(method)) {
			causes.add("the method " + Quoted.of(method));
		}
		List<String> headers = this.request.unsafeHeaderNames();
		if (!headers.isEmpty()) {
			causes.add(((headers.size() == 1) ? "the header " : "the headers ") + Quoted.list(headers));
		}
		return causes.isEmpty() ? List.of("upload listeners or a stream as body") : causes;
	}

	private boolean isRefusedFor(Subject subject) {
		return this.rehearsal.preflight() instanceof Refused refused && refused.reason().subject() == subject;
	}

	private void add(String name, boolean decided, boolean refused) {
		if (this.rehearsal.isDecidedBefore(name, this.steps)) {
			return;
		}
		if (!this.rehearsal.needsPreflight()) {
			this.steps.skip(name, "No preflight is needed.");
		}
		else if (decided) {
			this.steps.skipDecided(name);
		}
		else if (refused) {
			this.steps.fail(name,
					(this.rehearsal.preflight() instanceof Refused refusal) ? RefusalSentence.of(refusal) : "");
		}
		else {
			this.steps.pass(name, "The policy allows it.");
		}
	}

}
