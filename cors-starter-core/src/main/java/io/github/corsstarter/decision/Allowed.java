package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;

/**
 * The decision on a cross-origin request that a policy allows.
 */
public final class Allowed implements CrossOriginDecision {

	private final boolean preflight;

	private final PathOwner owner;

	private final CompiledPolicy policy;

	Allowed(boolean preflight, PathOwner owner, CompiledPolicy policy) {
		this.preflight = preflight;
		this.owner = owner;
		this.policy = policy;
	}

	@Override
	public Outcome outcome() {
		return Outcome.ALLOWED;
	}

	@Override
	public boolean isPreflight() {
		return this.preflight;
	}

	@Override
	public String path() {
		return this.owner.path();
	}

	@Override
	public List<CorsPolicy> candidates() {
		return this.owner.policies();
	}

	@Override
	public CorsPolicy policy() {
		return this.policy.policy();
	}

	@Override
	public int status() {
		return this.preflight ? 204 : 0;
	}

	@Override
	public void writeHeaders(CorsRequest request, CorsResponse response) {
		this.policy.writeOrigin(request, response);
		if (this.preflight) {
			this.policy.writeMethods(request, response);
			this.policy.writeHeaders(request, response);
			this.policy.writeMaxAge(response);
			Vary.PREFLIGHT.addTo(response);
			return;
		}
		this.policy.writeExposeHeaders(response);
		if (this.owner.constant() == null) {
			Vary.ACTUAL.addTo(response);
		}
	}

	@Override
	public String toString() {
		return outcome() + (this.preflight ? " preflight" : "");
	}

}
