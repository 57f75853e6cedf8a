package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs once what is odd about the properties, apart from the policies themselves.
 */
final class PropertiesCheck {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	PropertiesCheck(List<CorsViolation> warnings) {
		warnings.forEach(logger::warn);
	}

}
