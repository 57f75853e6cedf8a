package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;

/**
 * Runs the case table on Netty.
 */
class NettyCasesTests extends OpenServerCases {

	@Override
	RunningApplication.Builder server() {
		return RunningApplication.on(Server.NETTY);
	}

}
