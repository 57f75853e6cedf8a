package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A decision of any kind, with nothing where its kind has nothing to say.
 */
record Decided(CorsDecision decision) {

	CorsDecision.Outcome outcome() {
		return this.decision.outcome();
	}

	boolean isCors() {
		return this.decision instanceof CrossOriginDecision;
	}

	boolean isRefused() {
		return this.decision instanceof Refused;
	}

	boolean isPreflight() {
		return this.decision instanceof CrossOriginDecision crossOrigin && crossOrigin.isPreflight();
	}

	List<CorsPolicy> candidates() {
		return this.decision.candidates();
	}

	@Nullable String path() {
		return this.decision.path();
	}

	@Nullable CorsPolicy policy() {
		return (this.decision instanceof CrossOriginDecision crossOrigin) ? crossOrigin.policy() : null;
	}

	@Nullable CorsRefusalReason reason() {
		return (this.decision instanceof Refused refused) ? refused.reason() : null;
	}

	@Nullable String value() {
		return (this.decision instanceof Refused refused) ? refused.value() : null;
	}

	String body() {
		return (this.decision instanceof Refused refused) ? refused.body() : "";
	}

	int status() {
		return this.decision.status();
	}

	@Override
	public String toString() {
		return this.decision.toString();
	}

}
