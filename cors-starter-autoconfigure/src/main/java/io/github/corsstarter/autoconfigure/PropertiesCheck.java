package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs warnings about the properties once, apart from those about policies.
 */
final class PropertiesCheck {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	PropertiesCheck(List<CorsViolation> warnings) {
		warnings.forEach(logger::warn);
	}

}
