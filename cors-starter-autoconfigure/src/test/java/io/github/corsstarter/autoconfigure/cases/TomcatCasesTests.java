package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;

/**
 * Runs the case table on Tomcat.
 */
class TomcatCasesTests extends OpenServerCases {

	@Override
	RunningApplication.Builder server() {
		return RunningApplication.on(Server.TOMCAT);
	}

}
