package io.github.corsstarter;

import java.util.List;
import java.util.function.Consumer;

/**
 * Several listeners, of which none can harm a request or another listener.
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
		for (CorsDecisionListener listener : this.listeners) {
			call(listener, (each) -> each.onOverriddenHeader(decision, name));
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
					// There is nobody left to tell.
				}
			}
		}
	}

	private void call(CorsDecisionListener listener, Consumer<CorsDecisionListener> call) {
		try {
			call.accept(listener);
		}
		catch (RuntimeException ex) {
			onFailure(listener, ex);
		}
	}

}
