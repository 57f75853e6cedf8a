package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecision.Outcome;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Step;
import io.github.corsstarter.explain.CorsExplanation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a request in the order in which server and browser make them.
 */
final class Steps {

	private final BrowserRequest request;

	private final String path;

	private final CorsDecision preflight;

	private final CorsDecision actual;

	private final BrowserVerdict browser;

	private final List<Step> steps = new ArrayList<>();

	Steps(BrowserRequest request, String path, CorsDecision preflight, CorsDecision actual, BrowserVerdict browser) {
		this.request = request;
		this.path = path;
		this.preflight = preflight;
		this.actual = actual;
		this.browser = browser;
	}

	List<Step> list() {
		addPath();
		addSameOrigin();
		addOrigin();
		addPreflight("preflight method", CorsRefusalReason.METHOD_NOT_ALLOWED, CorsRefusalReason.METHOD_MALFORMED);
		addPreflight("preflight headers", CorsRefusalReason.HEADER_NOT_ALLOWED, CorsRefusalReason.HEADERS_MALFORMED,
				CorsRefusalReason.HEADERS_TOO_LONG);
		addActual();
		addBrowser();
		return List.copyOf(this.steps);
	}

	private void add(String name, Verdict verdict, String detail) {
		this.steps.add(new Step(name, verdict, detail));
	}

	private void addPath() {
		if (this.actual.outcome() == Outcome.NO_POLICY) {
			add("path", Verdict.SKIPPED, "No policy has a path pattern for " + this.path
					+ "; the request passes untouched, and CORS is up to the application.");
			return;
		}
		String policies = this.actual.candidates().stream().map(CorsPolicy::name).collect(Collectors.joining(", "));
		add("path", Verdict.PASSED, "The most specific pattern is " + this.actual.path() + ", of " + policies + ".");
	}

	private void addSameOrigin() {
		boolean own = this.actual.outcome() == Outcome.SAME_ORIGIN;
		add("same origin", own ? Verdict.PASSED : Verdict.SKIPPED,
				own ? "The origin is one of cors.self-origins, so this is no cross-origin request."
						: "The origin is none of cors.self-origins.");
	}

	private void addOrigin() {
		if (!this.actual.isCors()) {
			add("origin", Verdict.SKIPPED, "There is nothing to decide.");
			return;
		}
		if (isOriginRefused()) {
			add("origin", Verdict.FAILED, refusal(this.actual));
			return;
		}
		CorsPolicy policy = this.actual.policy();
		add("origin", Verdict.PASSED, (policy != null) ? allowed(policy) : "The origin is allowed.");
	}

	private String allowed(CorsPolicy policy) {
		String entry = MatchedOrigin.find(this.request.origin(), policy);
		return "Policy " + policy.name() + " allows it" + ((entry != null) ? " by " + entry : "") + ".";
	}

	private boolean isOriginRefused() {
		CorsRefusalReason reason = this.actual.reason();
		return reason != null && reason.name().startsWith("ORIGIN");
	}

	private void addPreflight(String name, CorsRefusalReason... reasons) {
		if (!this.preflight.isCors() || isOriginRefused()) {
			add(name, Verdict.SKIPPED, "An earlier step has decided.");
			return;
		}
		if (this.preflight.reason() != null && List.of(reasons).contains(this.preflight.reason())) {
			add(name, this.browser.preflightNeeded() ? Verdict.FAILED : Verdict.SKIPPED,
					refusal(this.preflight) + (this.browser.preflightNeeded() ? "" : " No preflight is needed."));
			return;
		}
		boolean decided = this.preflight.isRefused() && reasons.length == 3;
		add(name, (this.browser.preflightNeeded() && !decided) ? Verdict.PASSED : Verdict.SKIPPED,
				decided ? "An earlier step has decided." : this.browser.preflightNeeded() ? "The policy allows it."
						: "The policy would allow it; no preflight is needed.");
	}

	private void addActual() {
		if (!this.actual.isCors() || isOriginRefused()) {
			add("request method", Verdict.SKIPPED, "An earlier step has decided.");
			return;
		}
		add("request method", this.actual.isRefused() ? Verdict.FAILED : Verdict.PASSED,
				this.actual.isRefused() ? refusal(this.actual) : "The policy allows it.");
	}

	private void addBrowser() {
		@Nullable String message = this.browser.consoleMessage();
		add("browser", this.browser.readable() ? Verdict.PASSED : Verdict.FAILED,
				this.browser.readable() ? "The script may read the response."
						: this.browser.sent() ? "The request is carried out, but the script may not read the response."
								: (message != null) ? "The request is not sent, because its preflight fails."
										: "The request is not sent.");
	}

	private static String refusal(CorsDecision decision) {
		CorsRefusalReason reason = decision.reason();
		return (reason != null) ? reason.name() + ": " + reason.sentence() + " (" + decision.value() + ")" : "";
	}

}
