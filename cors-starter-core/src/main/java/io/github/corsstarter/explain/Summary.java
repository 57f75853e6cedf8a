package io.github.corsstarter.explain;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import org.jspecify.annotations.Nullable;

/**
 * The answer for somebody who reads one line.
 */
final class Summary {

	private final BrowserRequest request;

	private final @Nullable CorsDecision refusal;

	private final CorsDecision actual;

	private final BrowserVerdict browser;

	private final Fixes fixes;

	Summary(BrowserRequest request, @Nullable CorsDecision refusal, CorsDecision actual, BrowserVerdict browser,
			Fixes fixes) {
		this.request = request;
		this.refusal = refusal;
		this.actual = actual;
		this.browser = browser;
		this.fixes = fixes;
	}

	String text() {
		if (this.request.forbiddenMethod()) {
			return "Browsers never send " + this.request.method() + ".";
		}
		String verdict = verdict();
		String advice = this.fixes.advice();
		return advice.isEmpty() ? verdict : verdict + " " + advice;
	}

	private String verdict() {
		if (this.browser.readable()) {
			return "The request passes, and the script may read the response.";
		}
		CorsRefusalReason reason = (this.refusal != null) ? this.refusal.reason() : null;
		if (reason != null) {
			return "Refused, " + reason + ": " + reason.sentence();
		}
		if (this.actual.outcome() == CorsDecision.Outcome.NO_POLICY) {
			return "No policy owns the path, so no CORS header is added.";
		}
		return "The server allows the request, but not with credentials, so the browser blocks it.";
	}

}
