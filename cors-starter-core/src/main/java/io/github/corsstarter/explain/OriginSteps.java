package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CrossOriginDecision;

/**
 * The steps up to the policy: whose path it is, and whose origin.
 */
final class OriginSteps {

	private final Rehearsal rehearsal;

	private final CorsDecision actual;

	private final StepList steps;

	OriginSteps(Rehearsal rehearsal, StepList steps) {
		this.rehearsal = rehearsal;
		this.actual = rehearsal.actual();
		this.steps = steps;
	}

	void add() {
		addPath();
		addSameOrigin();
		addOrigin();
	}

	private void addPath() {
		if (!this.rehearsal.isOwned()) {
			this.steps.skip("path", "No policy has a path pattern for " + Quoted.of(this.rehearsal.path())
					+ "; the request passes untouched, and CORS is up to the application.");
			return;
		}
		List<CorsPolicy> policies = this.actual.candidates();
		this.steps.pass("path",
				"The most specific pattern is " + Quoted.of(String.valueOf(this.actual.path())) + ", of "
						+ ((policies.size() == 1) ? "policy " : "policies ")
						+ Quoted.list(policies.stream().map(CorsPolicy::name).toList()) + ".");
	}

	private void addSameOrigin() {
		String name = "same origin";
		if (this.rehearsal.isSameOrigin()) {
			this.steps.pass(name,
					"The origin is "
							+ (this.rehearsal.isSelfOrigin() ? "one of `cors.self-origins`" : "where the request goes")
							+ ", so this is no cross-origin request.");
		}
		else if (this.rehearsal.target().origin() != null) {
			this.steps.skip(name,
					"The origin is another one than where the request goes, and none of " + "`cors.self-origins`.");
		}
		else {
			this.steps.skip(name,
					"The origin is none of `cors.self-origins`. At which address requests reach the application is not "
							+ "known here; from that very origin nothing would be checked.");
		}
	}

	private void addOrigin() {
		String name = "origin";
		if (!(this.actual instanceof CrossOriginDecision)) {
			this.steps.skipNotCors(name);
		}
		else if (this.rehearsal.isOriginRefused()) {
			this.steps.fail(name, this.rehearsal.refusalSentence());
		}
		else {
			this.steps.pass(name, allowed());
		}
	}

	private String allowed() {
		CorsPolicy policy = this.rehearsal.policy();
		String entry = (policy != null) ? MatchedOrigin.find(this.rehearsal.request().origin(), policy) : null;
		return (policy == null || entry == null) ? "The origin is allowed."
				: "Policy " + Quoted.of(policy.name()) + " allows it by " + entry + ".";
	}

}
