package io.github.corsstarter.autoconfigure.cases;

import java.util.List;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.cases.CorsCase;
import io.github.corsstarter.cases.CorsCaseCore;
import io.github.corsstarter.cases.CorsCaseResponse;
import io.github.corsstarter.cases.CorsCaseTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Runs the case table against an application that is started once for all cases.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerCases {

	private final CasePolicies policies = new CasePolicies();

	private RunningApplication application;

	private CaseClient client;

	@BeforeAll
	void start() {
		this.application = CaseApplication.start(server(), this.policies);
		this.client = new CaseClient(this.application.client());
	}

	@AfterAll
	void stop() {
		if (this.application != null) {
			this.application.close();
		}
	}

	/**
	 * The server, with the properties that differ.
	 */
	abstract RunningApplication.Builder server();

	/**
	 * The path below which the whole application is.
	 */
	String path() {
		return "";
	}

	static List<CorsCase> cases() {
		return CorsCaseTable.cases();
	}

	/**
	 * Send the request of a case, if it can be run at all.
	 */
	final CorsCaseResponse send(CorsCase corsCase) {
		List<String> violations = CorsCaseCore.violations(corsCase);
		Assumptions.assumeTrue(violations.isEmpty(), () -> "Validation refuses the policy: " + violations);
		Assumptions.assumeFalse(corsCase.request().isUnit(), "No request can carry this header");
		return this.client.send(corsCase, path() + this.policies.prefix(corsCase));
	}

	/**
	 * Bytes that are not allowed in a request need not come as far as the filter.
	 */
	static boolean isRefusedByServer(CorsCase corsCase, CorsCaseResponse response) {
		return corsCase.request().isRaw() && response.status() == 400 && response.corsLines().isEmpty();
	}

}
