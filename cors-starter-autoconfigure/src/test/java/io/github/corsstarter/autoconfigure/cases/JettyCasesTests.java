package io.github.corsstarter.autoconfigure.cases;

/**
 * Runs the case table on Jetty.
 */
class JettyCasesTests extends AbstractServerCasesTests {

	JettyCasesTests() {
		super(CaseServer.JETTY);
	}

}
