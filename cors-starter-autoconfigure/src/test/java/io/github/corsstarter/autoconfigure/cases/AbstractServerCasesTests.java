package io.github.corsstarter.autoconfigure.cases;

import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.cases.CorsCase;
import io.github.corsstarter.cases.CorsCaseCore;
import io.github.corsstarter.cases.CorsCaseExpectation;
import io.github.corsstarter.cases.CorsCaseResponse;
import io.github.corsstarter.cases.CorsCaseTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the case table against a server. Every server has to answer as core does, so that
 * all of them answer alike.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractServerCasesTests {

	private final CasePolicies policies = new CasePolicies();

	private final CaseServer server;

	private ConfigurableApplicationContext context;

	private CaseClient client;

	AbstractServerCasesTests(CaseServer server) {
		this.server = server;
	}

	@BeforeAll
	void start() {
		this.context = this.server.start(this.policies.properties());
		this.client = new CaseClient(CaseServer.port(this.context));
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void answersAsCoreDoes(CorsCase corsCase) {
		assumeRunnable(corsCase);
		CorsCaseResponse response = this.client.send(corsCase, this.policies.prefix(corsCase));
		if (isRefusedByServer(corsCase, response)) {
			return;
		}
		CorsDecision decision = CorsCaseCore.decide(corsCase);
		CorsCaseResponse core = CorsCaseCore.answer(corsCase);
		assertThat(response.corsLines()).as(corsCase.id()).isEqualTo(core.corsLines());
		if (decision.path() != null) {
			assertThat(response.status()).as(corsCase.id() + ": status").isEqualTo(core.status());
			assertThat(response.elements("Vary")).as(corsCase.id() + ": Vary").isEqualTo(core.elements("Vary"));
			assertThat(response.values("Vary")).as(corsCase.id() + ": Vary")
				.containsAll(CorsCaseCore.varyLines(corsCase));
			assertBody(corsCase, response, core);
		}
		CorsCaseExpectation.check(corsCase, response);
	}

	static List<CorsCase> cases() {
		return CorsCaseTable.cases();
	}

	private static void assumeRunnable(CorsCase corsCase) {
		List<String> violations = CorsCaseCore.violations(corsCase);
		Assumptions.assumeTrue(violations.isEmpty(), () -> "Validation refuses the policy: " + violations);
		Assumptions.assumeFalse(corsCase.request().isUnit(), "No request can carry this header");
	}

	/**
	 * Bytes that are not allowed in a header need not come as far as the filter.
	 */
	private static boolean isRefusedByServer(CorsCase corsCase, CorsCaseResponse response) {
		return corsCase.request().isRaw() && response.status() == 400 && response.corsLines().isEmpty();
	}

	private static void assertBody(CorsCase corsCase, CorsCaseResponse response, CorsCaseResponse core) {
		if (!core.body().isEmpty() && core.status() == 403 && !corsCase.request().method().equals("HEAD")) {
			assertThat(response.body()).as(corsCase.id()).contains(core.body());
			assertThat(response.values("Content-Type")).as(corsCase.id()).containsExactly("application/problem+json");
		}
	}

}
