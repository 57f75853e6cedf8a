package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Step;
import io.github.corsstarter.explain.CorsExplanation.Verdict;

/**
 * The checks of a request in the order in which server and browser make them.
 */
final class Steps {

	private static final String DECIDED = "An earlier step has decided.";

	private static final String NOT_CORS = "There is nothing to decide.";

	private static final String ALWAYS_VISIBLE = "`Cache-Control`, `Content-Language`, `Content-Length`, "
			+ "`Content-Type`, `Expires`, `Last-Modified` and `Pragma`";

	private final Rehearsal rehearsal;

	private final BrowserRequest request;

	private final CorsDecision preflight;

	private final CorsDecision actual;

	private final BrowserVerdict browser;

	private final List<Step> steps = new ArrayList<>();

	Steps(Rehearsal rehearsal, BrowserVerdict browser) {
		this.rehearsal = rehearsal;
		this.request = rehearsal.request();
		this.preflight = rehearsal.preflight();
		this.actual = rehearsal.actual();
		this.browser = browser;
	}

	List<Step> list() {
		addPath();
		addSameOrigin();
		addOrigin();
		addPreflight();
		addPreflightMethod();
		addPreflightHeaders();
		addMethod();
		addCredentials();
		addBrowser();
		addResponseHeaders();
		return List.copyOf(this.steps);
	}

	private void pass(String name, String detail) {
		this.steps.add(new Step(name, Verdict.PASSED, detail));
	}

	private void fail(String name, String detail) {
		this.steps.add(new Step(name, Verdict.FAILED, detail));
	}

	private void skip(String name, String detail) {
		this.steps.add(new Step(name, Verdict.SKIPPED, detail));
	}

	private void addPath() {
		if (!this.rehearsal.isOwned()) {
			skip("path", "No policy has a path pattern for " + Quoted.of(this.rehearsal.path())
					+ "; the request passes untouched, and CORS is up to the application.");
			return;
		}
		List<CorsPolicy> policies = this.actual.candidates();
		pass("path",
				"The most specific pattern is " + Quoted.of(String.valueOf(this.actual.path())) + ", of "
						+ ((policies.size() == 1) ? "policy " : "policies ")
						+ Quoted.list(policies.stream().map(CorsPolicy::name).toList()) + ".");
	}

	private void addSameOrigin() {
		if (this.rehearsal.isSameOrigin()) {
			pass("same origin", "The origin is one of `cors.self-origins`, so this is no cross-origin request.");
			return;
		}
		skip("same origin", "The origin is none of `cors.self-origins`. At which address requests reach the "
				+ "application is not known here; from that very origin nothing would be checked.");
	}

	private void addOrigin() {
		if (!this.actual.isCors()) {
			skip("origin", NOT_CORS);
		}
		else if (Fixes.isOriginRefused(this.actual)) {
			fail("origin", RefusalSentence.of(this.actual));
		}
		else {
			pass("origin", allowed());
		}
	}

	private String allowed() {
		CorsPolicy policy = this.actual.policy();
		String entry = (policy != null) ? MatchedOrigin.find(this.request.origin(), policy) : null;
		return (policy == null || entry == null) ? "The origin is allowed."
				: "Policy " + Quoted.of(policy.name()) + " allows it by " + entry + ".";
	}

	private void addPreflight() {
		if (this.rehearsal.isForbidden()) {
			fail("preflight", "Browsers throw a TypeError for the method " + Quoted.of(this.request.method())
					+ " and send nothing, not even a preflight.");
		}
		else if (this.rehearsal.needsPreflight()) {
			pass("preflight", "The browser asks first, because of " + Quoted.join(causes()) + ".");
		}
		else {
			skip("preflight", this.rehearsal.isSameOrigin() ? NOT_CORS
					: "The browser sends the request at once: `GET`, `HEAD` and `POST` with safelisted headers need no "
							+ "preflight.");
		}
	}

	private List<String> causes() {
		List<String> causes = new ArrayList<>();
		String method = this.request.normalizedMethod();
		if (!List.of("GET", "HEAD", "POST").contains(method)) {
			causes.add("the method " + Quoted.of(method));
		}
		List<String> headers = this.request.unsafeHeaderNames();
		if (!headers.isEmpty()) {
			causes.add(((headers.size() == 1) ? "the header " : "the headers ") + Quoted.list(headers));
		}
		return causes.isEmpty() ? List.of("upload listeners or a stream as body") : causes;
	}

	private void addPreflightMethod() {
		addPreflight("preflight method", false, CorsRefusalReason.METHOD_NOT_ALLOWED,
				CorsRefusalReason.METHOD_MALFORMED);
	}

	private void addPreflightHeaders() {
		boolean methodRefused = this.preflight.reason() != null && this.preflight.reason().name().startsWith("METHOD_");
		addPreflight("preflight headers", methodRefused, CorsRefusalReason.HEADER_NOT_ALLOWED,
				CorsRefusalReason.HEADERS_MALFORMED, CorsRefusalReason.HEADERS_TOO_LONG);
	}

	private void addPreflight(String name, boolean decided, CorsRefusalReason... reasons) {
		CorsRefusalReason reason = this.preflight.reason();
		if (!isChecked(name)) {
			return;
		}
		if (!this.rehearsal.needsPreflight()) {
			skip(name, "No preflight is needed.");
		}
		else if (decided) {
			skip(name, DECIDED);
		}
		else if (reason != null && List.of(reasons).contains(reason)) {
			fail(name, RefusalSentence.of(this.preflight));
		}
		else {
			pass(name, "The policy allows it.");
		}
	}

	/**
	 * Whether there is anything left to check behind path, origin and forbidden methods.
	 */
	private boolean isChecked(String name) {
		boolean checked = this.actual.isCors() && !Fixes.isOriginRefused(this.actual) && !this.rehearsal.isForbidden();
		if (!checked) {
			skip(name, this.actual.isCors() ? DECIDED : NOT_CORS);
		}
		return checked;
	}

	private void addMethod() {
		String name = "request method";
		if (!isChecked(name)) {
			return;
		}
		if (this.rehearsal.needsPreflight() && this.preflight.isRefused()) {
			skip(name, DECIDED);
		}
		else if (this.actual.isRefused()) {
			fail(name, RefusalSentence.of(this.actual));
		}
		else {
			pass(name, "The policy allows it.");
		}
	}

	private void addCredentials() {
		String name = "credentials";
		CorsPolicy policy = this.actual.policy();
		if (!isChecked(name) || policy == null) {
			return;
		}
		String property = new PolicyValue(policy, "allow-credentials").describe();
		if (!this.request.credentials()) {
			skip(name, "The script asks without credentials.");
		}
		else if (policy.allowCredentials()) {
			pass(name, property + " is `true`.");
		}
		else {
			fail(name, "The script asks with credentials, but " + property + " is not `true`.");
		}
	}

	private void addBrowser() {
		if (this.browser.readable()) {
			pass("browser", "The script may read the response.");
			return;
		}
		fail("browser",
				!this.browser.sent() ? "The request is not sent."
						: (this.actual.status() != 0)
								? "The request is sent and refused with status " + this.actual.status() + "."
								: "The application carries the request out, but the script may not read the response.");
	}

	private void addResponseHeaders() {
		CorsPolicy policy = this.actual.policy();
		if (!this.browser.readable() || policy == null) {
			skip("response headers",
					this.browser.readable() ? "The script sees all of them." : "The script sees none of them.");
			return;
		}
		List<String> visible = this.browser.visibleHeaders();
		pass("response headers", "The script sees " + ALWAYS_VISIBLE
				+ (visible.isEmpty() ? ", and no others" : ", and of the others " + Quoted.list(visible))
				+ "; what else it needs belongs in " + new PolicyValue(policy, "exposed-headers").describe() + ".");
	}

}
