package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;

/**
 * Runs the case table on Tomcat below a context path: the paths of policies are without
 * it.
 */
class ContextPathCasesTests extends OpenServerCases {

	@Override
	RunningApplication.Builder server() {
		return RunningApplication.on(Server.TOMCAT).properties("server.servlet.context-path=" + path());
	}

	@Override
	String path() {
		return "/shop";
	}

}
