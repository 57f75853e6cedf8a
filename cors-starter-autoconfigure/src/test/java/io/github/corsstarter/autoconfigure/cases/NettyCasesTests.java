package io.github.corsstarter.autoconfigure.cases;

/**
 * Runs the case table on Netty.
 */
class NettyCasesTests extends AbstractServerCasesTests {

	NettyCasesTests() {
		super(CaseServer.NETTY);
	}

}
