package io.github.corsstarter.autoconfigure.cases;

/**
 * Runs the case table on Tomcat.
 */
class TomcatCasesTests extends AbstractServerCasesTests {

	TomcatCasesTests() {
		super(CaseServer.TOMCAT);
	}

}
