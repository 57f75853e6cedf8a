package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsViolation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What is said once when the application starts.
 */
final class StartupLog {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	private StartupLog() {
	}

	static void log(CorsPolicyRegistry registry) {
		if (registry.policies().isEmpty()) {
			logger.info("No CORS policy is configured, so no CORS header is added to any response. "
					+ "Set 'cors.allowed-origins' to allow other origins.");
		}
		for (CorsViolation warning : registry.warnings()) {
			logger.warn(warning);
		}
		if (registry.settings().debug()) {
			logger.warn("CORS debug mode is on: refusals tell the reason to whoever asks. "
					+ "Set 'cors.debug' to false in production.");
		}
	}

}
