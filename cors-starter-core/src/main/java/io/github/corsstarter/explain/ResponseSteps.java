package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;

/**
 * The steps of the request itself, up to what the script sees of the response.
 */
final class ResponseSteps {

	private static final String ALWAYS_VISIBLE = "`Cache-Control`, `Content-Language`, `Content-Length`, "
			+ "`Content-Type`, `Expires`, `Last-Modified` and `Pragma`";

	private final Rehearsal rehearsal;

	private final CorsDecision actual;

	private final BrowserVerdict browser;

	private final StepList steps;

	ResponseSteps(Rehearsal rehearsal, BrowserVerdict browser, StepList steps) {
		this.rehearsal = rehearsal;
		this.actual = rehearsal.actual();
		this.browser = browser;
		this.steps = steps;
	}

	void add() {
		addMethod();
		addCredentials();
		addBrowser();
		addResponseHeaders();
	}

	private void addMethod() {
		String name = "request method";
		if (this.rehearsal.isDecidedBefore(name, this.steps)) {
			return;
		}
		if (this.rehearsal.needsPreflight() && this.rehearsal.isPreflightRefused()) {
			this.steps.skipDecided(name);
		}
		else if (this.rehearsal.isActualRefused()) {
			this.steps.fail(name, this.rehearsal.refusalSentence());
		}
		else {
			this.steps.pass(name, "The policy allows it.");
		}
	}

	private void addCredentials() {
		String name = "credentials";
		CorsPolicy policy = this.rehearsal.policy();
		if (this.rehearsal.isDecidedBefore(name, this.steps) || policy == null) {
			return;
		}
		String property = Quoted.of(CorsProperty.ALLOW_CREDENTIALS.in(policy));
		if (!this.rehearsal.request().credentials()) {
			this.steps.skip(name, "The script asks without credentials.");
		}
		else if (policy.allowCredentials()) {
			this.steps.pass(name, property + " is `true`.");
		}
		else {
			this.steps.fail(name, "The script asks with credentials, but " + property + " is not `true`.");
		}
	}

	private void addBrowser() {
		if (this.browser.readable()) {
			this.steps.pass("browser", "The script may read the response.");
		}
		else {
			this.steps.fail("browser", unreadable());
		}
	}

	private String unreadable() {
		if (!this.browser.sent()) {
			return "The request is not sent.";
		}
		return (this.actual.status() != 0) ? "The request is sent and refused with status " + this.actual.status() + "."
				: "The application carries the request out, but the script may not read the response.";
	}

	private void addResponseHeaders() {
		String name = "response headers";
		CorsPolicy policy = this.rehearsal.policy();
		if (!this.browser.readable()) {
			this.steps.skip(name, "The script sees none of them.");
		}
		else if (policy == null) {
			this.steps.skip(name, "The script sees all of them.");
		}
		else {
			this.steps.pass(name, visible(policy));
		}
	}

	private String visible(CorsPolicy policy) {
		List<String> visible = this.browser.visibleHeaders();
		return "The script sees " + ALWAYS_VISIBLE
				+ (visible.isEmpty() ? ", and no others" : ", and of the others " + Quoted.list(visible))
				+ "; what else it needs belongs in " + Quoted.of(CorsProperty.EXPOSED_HEADERS.in(policy)) + ".";
	}

}
