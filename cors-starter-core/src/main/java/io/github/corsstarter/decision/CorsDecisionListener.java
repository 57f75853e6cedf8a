package io.github.corsstarter.decision;

import java.util.List;

/**
 * Called with every decision on a cross-origin request, before it is carried out. Called
 * on the thread of the request, so it must not block. What it throws does not reach the
 * request.
 */
@FunctionalInterface
public interface CorsDecisionListener {

	/**
	 * Called once for each allowed and each refused request.
	 * @param request the request
	 * @param decision the decision
	 */
	void onDecision(CorsRequest request, CrossOriginDecision decision);

	/**
	 * Called when something in front had already written a header of the protocol. The
	 * header was removed.
	 * @param decision the decision
	 * @param name the name of the header
	 */
	default void onOverriddenHeader(CorsDecision decision, String name) {
	}

	/**
	 * Called when another listener has thrown an exception.
	 * @param listener the listener
	 * @param failure what it threw
	 */
	default void onFailure(CorsDecisionListener listener, RuntimeException failure) {
	}

	/**
	 * One listener that passes everything on to several. An exception of one of them is
	 * passed on to the others.
	 * @param listeners the listeners
	 * @return the listener
	 */
	static CorsDecisionListener of(List<CorsDecisionListener> listeners) {
		return new CorsDecisionListeners(listeners);
	}

}
