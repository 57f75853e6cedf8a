package io.github.corsstarter.autoconfigure.cases;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the case table on Tomcat below a context path: the paths of policies are without
 * it.
 */
class ContextPathCasesTests extends OpenServerCases {

	@Override
	ConfigurableApplicationContext start(Map<String, Object> properties) {
		properties.put("server.servlet.context-path", path());
		return CaseServer.TOMCAT.start(properties);
	}

	@Override
	String path() {
		return "/shop";
	}

}
