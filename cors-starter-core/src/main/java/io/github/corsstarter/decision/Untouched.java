package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The decision on every request that no policy owns.
 */
final class Untouched implements CorsDecision {

	static final Untouched INSTANCE = new Untouched();

	private Untouched() {
	}

	@Override
	public Outcome outcome() {
		return Outcome.NO_POLICY;
	}

	@Override
	public @Nullable String path() {
		return null;
	}

	@Override
	public List<CorsPolicy> candidates() {
		return List.of();
	}

	@Override
	public void writeHeaders(CorsRequest request, CorsResponse response) {
	}

	@Override
	public String toString() {
		return outcome().toString();
	}

}
