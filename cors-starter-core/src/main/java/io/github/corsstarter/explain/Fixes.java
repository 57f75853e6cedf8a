package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * The changes of configuration that would let a request pass what stands in its way.
 */
final class Fixes {

	private final BrowserRequest request;

	private final @Nullable CorsDecision refusal;

	private final CorsDecision actual;

	private final List<Fix> fixes = new ArrayList<>();

	Fixes(BrowserRequest request, @Nullable CorsDecision refusal, CorsDecision actual, BrowserVerdict browser) {
		this.request = request;
		this.refusal = refusal;
		this.actual = actual;
		if (refusal != null && refusal.reason() != null) {
			addRefusal(refusal, refusal.reason());
		}
		else if (!browser.readable() && request.credentials() && actual.policy() != null) {
			addCredentials(actual.policy());
		}
	}

	List<Fix> list() {
		return List.copyOf(this.fixes);
	}

	private void addRefusal(CorsDecision refusal, CorsRefusalReason reason) {
		if (reason.property().isEmpty()) {
			return;
		}
		CorsPolicy owner = refusal.policy();
		List<CorsPolicy> policies = (owner != null) ? List.of(owner) : refusal.candidates();
		for (CorsPolicy policy : policies) {
			add(policy, reason.property(), change(refusal, reason), refusal.nearestOrigin());
		}
	}

	private static String change(CorsDecision refusal, CorsRefusalReason reason) {
		if (reason == CorsRefusalReason.ORIGIN_NULL) {
			return "add null, and null-origin to tolerate, if sandboxed frames of every website may use this path; "
					+ "never with credentials.";
		}
		return "add " + refusal.value() + ".";
	}

	private void addCredentials(CorsPolicy policy) {
		if (policy.allowedOrigins().contains("*")) {
			add(policy, "allowed-origins",
					"replace * by the origins that need credentials, such as " + this.request.origin() + ".", null);
		}
		if (!policy.allowCredentials()) {
			add(policy, "allow-credentials", "set it to true, or let the script send the request without credentials.",
					null);
		}
	}

	private void add(CorsPolicy policy, String name, String change, @Nullable String nearest) {
		String location = policy.source().location(name);
		this.fixes.add(new Fix(policy.name(), policy.source().property(name), change,
				(location != null) ? location : policy.source().location(name + "[0]"), nearest));
	}

	/**
	 * What to do in a sentence or two.
	 */
	String advice() {
		if (this.fixes.isEmpty()) {
			return (this.refusal != null) ? "No configuration lets this pass: it is the request that has to change."
					: (this.actual.outcome() == CorsDecision.Outcome.NO_POLICY)
							? "Add a policy whose paths include it, unless the application handles CORS here itself."
							: "";
		}
		String nearest = this.fixes.get(0).nearest();
		StringBuilder advice = new StringBuilder(
				(nearest != null) ? "Did you mean " + nearest + "? Otherwise, in " : "In ");
		for (int i = 0; i < this.fixes.size(); i++) {
			Fix fix = this.fixes.get(i);
			advice.append((i > 0) ? " Or in " : "")
				.append(fix.property())
				.append(place(fix))
				.append(": ")
				.append(fix.change());
		}
		return advice.toString();
	}

	private static String place(Fix fix) {
		return (fix.location() != null) ? " (" + fix.location() + ")" : "";
	}

}
