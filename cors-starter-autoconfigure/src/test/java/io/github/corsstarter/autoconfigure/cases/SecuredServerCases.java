package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.cases.CorsCase;
import io.github.corsstarter.cases.CorsCaseCore;
import io.github.corsstarter.cases.CorsCaseResponse;
import io.github.corsstarter.decision.CorsDecision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the case table against an application that Spring Security lets nobody use who is
 * not logged in. Preflights and refusals are answered all the same, and scripts may read
 * that they have to log in.
 */
abstract class SecuredServerCases extends ServerCases {

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void decidesBeforeSecurityDoes(CorsCase corsCase) {
		CorsCaseResponse response = send(corsCase);
		CorsDecision decision = CorsCaseCore.decide(corsCase);
		if (isRefusedByServer(corsCase, response) || decision.path() == null) {
			return;
		}
		assertThat(response.corsLines()).as(corsCase.id()).isEqualTo(CorsCaseCore.answer(corsCase).corsLines());
		assertThat(response.values("Vary")).as(corsCase.id() + ": Vary").containsAll(CorsCaseCore.varyLines(corsCase));
		if (decision.status() != 0) {
			assertThat(response.status()).as(corsCase.id() + ": status").isEqualTo(decision.status());
		}
		else if (!isPreflightOfOwnPage(corsCase)) {
			assertThat(response.status()).as(corsCase.id() + ": status").isBetween(400, 403);
		}
	}

	/**
	 * Spring Security lets preflights through by itself that are not answered before.
	 */
	private static boolean isPreflightOfOwnPage(CorsCase corsCase) {
		return corsCase.request().method().equals("OPTIONS")
				&& !corsCase.request().received("Access-Control-Request-Method").isEmpty();
	}

}
