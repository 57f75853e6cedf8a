package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;

/**
 * Runs the case table on Netty behind Spring Security.
 */
class SecuredNettyCasesTests extends SecuredServerCases {

	@Override
	RunningApplication.Builder server() {
		return RunningApplication.on(Server.NETTY).secured();
	}

}
