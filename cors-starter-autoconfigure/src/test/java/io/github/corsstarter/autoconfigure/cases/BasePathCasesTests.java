package io.github.corsstarter.autoconfigure.cases;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the case table on Netty below a base path: the paths of policies are without it.
 */
class BasePathCasesTests extends OpenServerCases {

	@Override
	ConfigurableApplicationContext start(Map<String, Object> properties) {
		properties.put("spring.webflux.base-path", path());
		return CaseServer.NETTY.start(properties);
	}

	@Override
	String path() {
		return "/shop";
	}

}
