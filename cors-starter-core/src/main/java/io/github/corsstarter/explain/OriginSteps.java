package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRefusalReason.Subject;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.explain.Target.Server;
import org.jspecify.annotations.Nullable;

/**
 * The path and origin steps.
 */
final class OriginSteps {

	private static final int MAX_NAMES = 5;

	private final SimulatedRequest simulated;

	private final CorsDecision decision;

	private final StepList steps;

	OriginSteps(SimulatedRequest simulated, StepList steps) {
		this.simulated = simulated;
		this.decision = simulated.decision();
		this.steps = steps;
	}

	void add() {
		addPath();
		addSameOrigin();
		addOrigin();
	}

	private void addPath() {
		String pattern = this.decision.path();
		if (pattern == null) {
			this.steps.skip("path", notOwned());
			return;
		}
		if (Refusals.is(Subject.PATH, this.decision) || Refusals.is(Subject.HOST, this.decision)) {
			this.steps.fail("path", RefusalSentence.of(Refusals.of(this.decision)));
			return;
		}
		List<String> names = this.decision.candidates().stream().map(CorsPolicy::name).toList();
		this.steps.pass("path", "The most specific pattern is " + CodeSpan.of(pattern) + ", of "
				+ ((names.size() == 1) ? "policy " : "policies ") + names(names) + ".");
	}

	private String notOwned() {
		if (this.simulated.target().server() == Server.MANAGEMENT) {
			return "Policies do not apply on the management port.";
		}
		String decidedBy = this.simulated.deciding().decidedBy();
		return "No policy has a path pattern for " + CodeSpan.of(this.simulated.path())
				+ "; the request passes unchanged. " + ((decidedBy != null && this.simulated.deciding().hasRule())
						? decidedBy + " decides." : "CORS is up to the application.");
	}

	static String names(List<String> names) {
		if (names.size() <= MAX_NAMES) {
			return CodeSpan.list(names);
		}
		return CodeSpan.join(List.of(CodeSpan.list(names.subList(0, 1)), names.size() - 1 + " others"));
	}

	private void addSameOrigin() {
		String name = "same origin";
		if (this.simulated.isSameOrigin()) {
			this.steps.pass(name, "The origin is " + sameOrigin() + ", so this is not a cross-origin request.");
			return;
		}
		if (this.simulated.target().address() != null) {
			this.steps.skip(name, "The origin is neither where the request goes nor one of `cors.self-origins`.");
			return;
		}
		this.steps.skip(name,
				"The origin is not one of `cors.self-origins`. The address at which requests reach the application is not "
						+ "known here; requests from that origin would not be checked.");
	}

	private String sameOrigin() {
		return this.simulated.isSelfOrigin() ? "one of `cors.self-origins`" : "where the request goes";
	}

	private void addOrigin() {
		String name = "origin";
		if (!(this.decision instanceof CrossOriginDecision)) {
			this.steps.skipNotCors(name);
			return;
		}
		if (Refusals.isEarly(this.decision) && !this.simulated.isOriginRefused()) {
			this.steps.skipDecided(name);
			return;
		}
		if (this.simulated.isOriginRefused()) {
			this.steps.fail(name, RefusalSentence.of(Refusals.of(this.decision)));
			return;
		}
		this.steps.pass(name, allowed());
	}

	private String allowed() {
		CorsPolicy policy = Refusals.policyOf(this.decision);
		String entry = (policy != null) ? entry(policy) : null;
		return (policy == null || entry == null) ? "The origin is allowed."
				: "Policy " + CodeSpan.of(policy.name()) + " allows it by " + entry + ".";
	}

	private @Nullable String entry(CorsPolicy policy) {
		String entry = PolicyProbe.matchingOrigin(policy, this.simulated.request().origin());
		CorsProperty.Place place = (entry != null) ? CorsProperty.ALLOWED_ORIGINS.find(policy, entry) : null;
		return (entry == null || place == null) ? null : CodeSpan.withPlace(entry, place.valueLocation());
	}

}
