package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CrossOriginDecision;

/**
 * Lets listeners hear of decisions as the adapters do.
 */
public final class Heard {

	private Heard() {
	}

	/**
	 * Decide on a request and tell a listener if the decision is one to hear of.
	 * @param registry the policies
	 * @param request the request
	 * @param listener the listener
	 */
	public static void by(CorsPolicyRegistry registry, CorsRequest request, CorsDecisionListener listener) {
		if (registry.decide(request) instanceof CrossOriginDecision decision) {
			listener.onDecision(request, decision);
		}
	}

}
