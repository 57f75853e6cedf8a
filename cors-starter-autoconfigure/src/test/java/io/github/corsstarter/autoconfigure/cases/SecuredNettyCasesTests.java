package io.github.corsstarter.autoconfigure.cases;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the case table on Netty behind Spring Security.
 */
class SecuredNettyCasesTests extends SecuredServerCases {

	@Override
	ConfigurableApplicationContext start(Map<String, Object> properties) {
		return CaseServer.NETTY.startSecured(properties);
	}

}
