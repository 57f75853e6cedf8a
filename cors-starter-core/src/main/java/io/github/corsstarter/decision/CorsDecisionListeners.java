package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.internal.text.Sanitizer;

/**
 * Several listeners. None of them can harm a request or another listener.
 */
final class CorsDecisionListeners implements CorsDecisionListener {

	private final CorsDecisionListener[] listeners;

	CorsDecisionListeners(List<CorsDecisionListener> listeners) {
		this.listeners = listeners.toArray(CorsDecisionListener[]::new);
	}

	@Override
	public void onDecision(CorsRequest request, CrossOriginDecision decision) {
		for (CorsDecisionListener listener : this.listeners) {
			try {
				listener.onDecision(request, decision);
			}
			catch (RuntimeException ex) {
				onFailure(listener, ex);
			}
		}
	}

	@Override
	public void onOverriddenHeader(CorsDecision decision, String name) {
		String shown = Sanitizer.sanitize(name);
		for (CorsDecisionListener listener : this.listeners) {
			try {
				listener.onOverriddenHeader(decision, shown);
			}
			catch (RuntimeException ex) {
				onFailure(listener, ex);
			}
		}
	}

	@Override
	public void onFailure(CorsDecisionListener failed, RuntimeException failure) {
		for (CorsDecisionListener listener : this.listeners) {
			if (listener != failed) {
				try {
					listener.onFailure(failed, failure);
				}
				catch (RuntimeException ex) {
					// No listener is left to report it to.
				}
			}
		}
	}

}
