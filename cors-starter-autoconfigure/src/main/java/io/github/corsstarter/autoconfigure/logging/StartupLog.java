package io.github.corsstarter.autoconfigure.logging;

import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Logs warnings about the policies once, when all handlers are known.
 */
final class StartupLog implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	private final CorsPolicyRegistry registry;

	private final CorsExplainer explainer;

	StartupLog(CorsPolicyRegistry registry, CorsExplainer explainer) {
		this.registry = registry;
		this.explainer = explainer;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.registry.policies().isEmpty()) {
			logger.info("No CORS policy is configured, so no CORS header is added to any response. "
					+ "Set 'cors.allowed-origins' to allow other origins.");
		}
		this.explainer.warnings().forEach(logger::warn);
		if (this.registry.settings().debug()) {
			logger.warn("CORS debug mode is on: refusals disclose their reason to every client. "
					+ "Set 'cors.debug' to false in production.");
		}
	}

}
