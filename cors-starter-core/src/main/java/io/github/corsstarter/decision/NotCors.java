package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a request that is not a CORS request, on a path that a policy owns.
 */
final class NotCors implements CorsDecision {

	private final Outcome outcome;

	private final PathOwner owner;

	/**
	 * What a policy grants to the origin although it is the application's own. A cache
	 * then has one answer for the origin, whatever else the client sends.
	 */
	private final @Nullable Allowed grant;

	NotCors(Outcome outcome, PathOwner owner, @Nullable Allowed grant) {
		this.outcome = outcome;
		this.owner = owner;
		this.grant = grant;
	}

	@Override
	public Outcome outcome() {
		return this.outcome;
	}

	@Override
	public String path() {
		return this.owner.path();
	}

	@Override
	public List<CorsPolicy> candidates() {
		return this.owner.policies();
	}

	/**
	 * Where every client gets the same answer, requests without an origin get it too, so
	 * that caches need no {@code Vary}.
	 */
	@Override
	public void writeHeaders(CorsRequest request, CorsResponse response) {
		CompiledPolicy constant = this.owner.constant();
		if (this.grant != null) {
			this.grant.writeHeaders(request, response);
		}
		else if (constant != null) {
			constant.writeAnyOrigin(response);
			constant.writeExposeHeaders(response);
		}
		else {
			Vary.ACTUAL.addTo(response);
		}
	}

	@Override
	public String toString() {
		return this.outcome.toString();
	}

}
