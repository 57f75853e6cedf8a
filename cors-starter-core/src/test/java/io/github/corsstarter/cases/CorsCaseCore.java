package io.github.corsstarter.cases;

import java.util.List;

import io.github.corsstarter.cases.CorsCaseApp.Via;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsSettings;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.validation.InvalidCorsPolicyException;

/**
 * Runs a case against core alone: the answer that every server has to give.
 */
public final class CorsCaseCore {

	private CorsCaseCore() {
	}

	/**
	 * Why a case cannot be run: the codes of what is wrong with its policies.
	 * @param corsCase the case
	 * @return the codes, empty if the policies are valid
	 */
	public static List<String> violations(CorsCase corsCase) {
		try {
			registry(corsCase);
			return List.of();
		}
		catch (InvalidCorsPolicyException ex) {
			return ex.violations()
				.stream()
				.filter((violation) -> violation.isError())
				.map((violation) -> violation.code().name())
				.distinct()
				.toList();
		}
	}

	/**
	 * Decide on the request of a case.
	 * @param corsCase the case
	 * @return the decision
	 */
	public static CorsDecision decide(CorsCase corsCase) {
		return registry(corsCase).decide(new CorsCaseCoreRequest(corsCase.request()));
	}

	/**
	 * Answer the request of a case as an adapter does.
	 * @param corsCase the case
	 * @return the answer
	 */
	public static CorsCaseResponse answer(CorsCase corsCase) {
		CorsDecision decision = decide(corsCase);
		CorsCaseCoreResponse response = new CorsCaseCoreResponse();
		corsCase.other().existingVary().forEach(response::addVary);
		int status = decision.status();
		if (status == 0) {
			status = runApplication(corsCase.other().app(), response);
			removeCorsHeaders(decision, response);
		}
		decision.writeHeaders(new CorsCaseCoreRequest(corsCase.request()), response);
		return new CorsCaseResponse(status, response.fields(),
				(decision instanceof Refused refused) ? refused.body() : "");
	}

	/**
	 * The lines of {@code Vary} that the decision adds to those of outer filters.
	 * @param corsCase the case
	 * @return the lines, often one
	 */
	public static List<String> varyLines(CorsCase corsCase) {
		CorsCaseCoreResponse response = new CorsCaseCoreResponse();
		List<String> existing = corsCase.other().existingVary();
		existing.forEach(response::addVary);
		decide(corsCase).writeHeaders(new CorsCaseCoreRequest(corsCase.request()), response);
		return response.vary().stream().skip(existing.size()).toList();
	}

	private static int runApplication(CorsCaseApp app, CorsCaseCoreResponse response) {
		if (app.via() == Via.THROW || app.via() == Via.ASYNC_THROW) {
			return 500;
		}
		if (app.via() == Via.NOWHERE) {
			return 404;
		}
		app.headers().forEach(response::add);
		return app.status();
	}

	private static void removeCorsHeaders(CorsDecision decision, CorsCaseCoreResponse response) {
		if (decision.outcome() != CorsDecision.Outcome.NO_POLICY) {
			response.removeCorsHeaders();
		}
	}

	private static CorsPolicyRegistry registry(CorsCase corsCase) {
		return new CorsPolicyRegistry(corsCase.toPolicies("policy", ""),
				CorsSettings.DEFAULT.withSelfOrigins(corsCase.selfOrigins()));
	}

}
