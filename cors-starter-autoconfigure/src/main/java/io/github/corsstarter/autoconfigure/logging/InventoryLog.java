package io.github.corsstarter.autoconfigure.logging;

import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Logs once what the rules besides the policies are as policies, when all handlers are
 * known.
 */
final class InventoryLog implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	private final CorsExplainer explainer;

	InventoryLog(CorsExplainer explainer) {
		this.explainer = explainer;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String inventory = this.explainer.inventory();
		if (inventory.isEmpty()) {
			logger.info("This application has no rules for CORS besides the policies. Remove 'cors.migrate'.");
			return;
		}
		logger.info("What the rules for CORS besides the policies grant, as policies. Paste them, decide each line "
				+ "that says so, remove the rules and 'cors.migrate'.%n%n".formatted() + inventory);
	}

}
