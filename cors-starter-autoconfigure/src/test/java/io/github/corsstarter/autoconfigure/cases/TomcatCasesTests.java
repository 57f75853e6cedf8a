package io.github.corsstarter.autoconfigure.cases;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the case table on Tomcat.
 */
class TomcatCasesTests extends OpenServerCases {

	@Override
	ConfigurableApplicationContext start(Map<String, Object> properties) {
		return CaseServer.TOMCAT.start(properties);
	}

}
