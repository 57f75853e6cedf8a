package io.github.corsstarter.autoconfigure.cases;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the case table on Tomcat behind Spring Security.
 */
class SecuredTomcatCasesTests extends SecuredServerCases {

	@Override
	ConfigurableApplicationContext start(Map<String, Object> properties) {
		return CaseServer.TOMCAT.startSecured(properties);
	}

}
