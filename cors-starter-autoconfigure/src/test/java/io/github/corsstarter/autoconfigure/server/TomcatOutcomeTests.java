package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;

/**
 * Tests the outcomes of an application on Tomcat.
 */
class TomcatOutcomeTests extends ServletOutcomeTests {

	@Override
	RunningApplication.Builder server() {
		return servlets(Server.TOMCAT);
	}

}
