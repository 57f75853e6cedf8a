package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.cases.CorsCase;
import io.github.corsstarter.cases.CorsCaseCore;
import io.github.corsstarter.cases.CorsCaseExpectation;
import io.github.corsstarter.cases.CorsCaseResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the case table against an application that everybody may use. It has to answer as
 * core does, so that all servers answer alike.
 */
abstract class OpenServerCases extends ServerCases {

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void answersAsCoreDoes(CorsCase corsCase) {
		CorsCaseResponse response = send(corsCase);
		if (isRefusedByServer(corsCase, response)) {
			return;
		}
		CorsCaseResponse core = CorsCaseCore.answer(corsCase);
		assertThat(response.corsLines()).as(corsCase.id()).isEqualTo(core.corsLines());
		if (CorsCaseCore.decide(corsCase).path() != null) {
			assertThat(response.status()).as(corsCase.id() + ": status").isEqualTo(core.status());
			assertVary(corsCase, response, core);
			assertBody(corsCase, response, core);
		}
		CorsCaseExpectation.check(corsCase, response);
	}

	private static void assertVary(CorsCase corsCase, CorsCaseResponse response, CorsCaseResponse core) {
		assertThat(response.elements("Vary")).as(corsCase.id() + ": Vary").isEqualTo(core.elements("Vary"));
		if (!corsCase.other().app().writesVary()) {
			assertThat(response.values("Vary")).as(corsCase.id() + ": Vary").isEqualTo(core.values("Vary"));
		}
	}

	private static void assertBody(CorsCase corsCase, CorsCaseResponse response, CorsCaseResponse core) {
		if (corsCase.request().method().equals("HEAD")) {
			assertThat(response.body()).as(corsCase.id() + ": body").isEmpty();
		}
		else if (CorsCaseCore.decide(corsCase).status() != 0) {
			assertThat(response.body()).as(corsCase.id() + ": body").isEqualTo(core.body());
			assertThat(response.values("Content-Type")).as(corsCase.id() + ": type")
				.hasSize(core.body().isEmpty() ? 0 : 1)
				.allMatch("application/problem+json"::equals);
		}
	}

}
