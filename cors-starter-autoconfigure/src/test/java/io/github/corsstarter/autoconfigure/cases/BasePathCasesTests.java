package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;

/**
 * Runs the case table on Netty below a base path: the paths of policies are without it.
 */
class BasePathCasesTests extends OpenServerCases {

	@Override
	RunningApplication.Builder server() {
		return RunningApplication.on(Server.NETTY).properties("spring.webflux.base-path=" + path());
	}

	@Override
	String path() {
		return "/shop";
	}

}
