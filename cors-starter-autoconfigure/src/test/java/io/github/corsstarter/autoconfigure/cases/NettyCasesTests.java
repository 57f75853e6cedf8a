package io.github.corsstarter.autoconfigure.cases;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the case table on Netty.
 */
class NettyCasesTests extends OpenServerCases {

	@Override
	ConfigurableApplicationContext start(Map<String, Object> properties) {
		return CaseServer.NETTY.start(properties);
	}

}
