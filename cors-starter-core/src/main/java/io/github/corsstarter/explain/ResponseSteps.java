package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the request itself, up to what the script sees of the response.
 */
final class ResponseSteps {

	private static final String ALWAYS_VISIBLE = CodeSpan.list(HeaderNames.SAFELISTED_RESPONSE_HEADERS);

	private final SimulatedRequest simulated;

	private final CorsDecision decision;

	private final BrowserVerdict browser;

	private final StepList steps;

	ResponseSteps(SimulatedRequest simulated, BrowserVerdict browser, StepList steps) {
		this.simulated = simulated;
		this.decision = simulated.decision();
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
		if (this.steps.skippedBefore(name)) {
			return;
		}
		if (this.simulated.needsPreflight() && this.simulated.preflight().refused() != null) {
			this.steps.skipDecided(name);
		}
		else if (this.simulated.actual().refused() != null) {
			this.steps.fail(name, RefusalSentence.of(this.simulated.actual().refused()));
		}
		else {
			this.steps.pass(name, "The policy allows it.");
		}
	}

	private void addCredentials() {
		String name = "credentials";
		CorsPolicy policy = Refusals.policyOf(this.decision);
		if (this.steps.skippedUnlessScript(name) || policy == null) {
			return;
		}
		String property = CodeSpan.withPlace(CorsProperty.ALLOW_CREDENTIALS.in(policy));
		if (!this.simulated.request().credentials()) {
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
		String name = "browser";
		if (this.browser.readable() == null) {
			this.steps.skip(name, "Only the application itself can tell.");
		}
		else if (this.browser.readable()) {
			this.steps.pass(name, readable());
		}
		else {
			this.steps.fail(name, unreadable());
		}
	}

	private String readable() {
		return switch (this.simulated.mode()) {
			case CORS -> "The script may read the response.";
			case NAVIGATE -> "The application gets the form.";
			case WEBSOCKET -> "The WebSocket opens.";
		};
	}

	private String unreadable() {
		if (!this.browser.isSent()) {
			return "The request is not sent.";
		}
		Integer status = this.simulated.actual().status();
		if (status != null) {
			return "The request is sent and refused with status " + status + ".";
		}
		return (this.simulated.mode() == RequestMode.WEBSOCKET) ? "No handler accepts the handshake."
				: "The application handles the request, but the script may not read the response.";
	}

	private void addResponseHeaders() {
		String name = "response headers";
		if (this.simulated.mode() != RequestMode.CORS) {
			this.steps.skip(name, "No script reads them.");
		}
		else if (this.browser.readable() == null) {
			this.steps.skip(name, "Only the application itself can tell.");
		}
		else if (!this.browser.readable()) {
			this.steps.skip(name, "The script sees none of them.");
		}
		else if (this.simulated.isSameOrigin()) {
			this.steps.skip(name, "The script sees all of them.");
		}
		else {
			this.steps.pass(name, visible(Refusals.policyOf(this.decision)));
		}
	}

	private String visible(@Nullable CorsPolicy policy) {
		List<String> visible = this.browser.visibleHeaders();
		return "The script sees " + ALWAYS_VISIBLE
				+ (visible.isEmpty() ? ", and no others" : ", and also " + CodeSpan.list(visible))
				+ ((policy == null) ? "." : "; list what else it needs in "
						+ CodeSpan.withPlace(CorsProperty.EXPOSED_HEADERS.in(policy)) + ".");
	}

}
