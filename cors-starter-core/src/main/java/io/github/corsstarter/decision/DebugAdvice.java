package io.github.corsstarter.decision;

/**
 * The advice of a registry, which is given to it after it has policies.
 */
final class DebugAdvice implements RefusalAdvice {

	private volatile RefusalAdvice advice = RefusalAdvice.NONE;

	void set(RefusalAdvice advice) {
		this.advice = advice;
	}

	@Override
	public Changes on(CorsRequest request, Refused refusal) {
		return this.advice.on(request, refusal);
	}

}
