package io.github.corsstarter;

import java.util.List;

/**
 * Hears every decision on a cross-origin request, after it was made and before it is
 * carried out. Called on the thread of the request: it must not block and must not throw.
 */
@FunctionalInterface
public interface CorsDecisionListener {

	/**
	 * Called for each allowed and each refused request.
	 * @param request the request
	 * @param decision the decision
	 */
	void onDecision(CorsRequest request, CorsDecision decision);

	/**
	 * One listener that passes everything on to several.
	 * @param listeners the listeners
	 * @return the listener
	 */
	static CorsDecisionListener of(List<CorsDecisionListener> listeners) {
		List<CorsDecisionListener> copy = List.copyOf(listeners);
		if (copy.size() == 1) {
			return copy.get(0);
		}
		return (request, decision) -> copy.forEach((listener) -> listener.onDecision(request, decision));
	}

}
