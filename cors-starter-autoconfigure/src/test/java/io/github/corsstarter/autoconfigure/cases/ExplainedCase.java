package io.github.corsstarter.autoconfigure.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.cases.CorsCase;
import io.github.corsstarter.cases.CorsCaseRequest;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Answer;

/**
 * A case in the words of the script whose request it might be.
 *
 * @param corsCase the case
 */
record ExplainedCase(CorsCase corsCase) {

	private static final String METHOD = "Access-Control-Request-Method";

	private static final String HEADERS = "Access-Control-Request-Headers";

	/**
	 * Whether a browser would send this on behalf of a script: everything else is not
	 * what an explanation is about.
	 */
	boolean isOfBrowser() {
		CorsCaseRequest request = request();
		List<String> origins = request.received("Origin");
		return origins.size() == 1 && request.transport().isEmpty() && !origins.get(0).equals(request.serverOrigin())
				&& request.received("Sec-Fetch-Site").isEmpty() && asSent().equals(relevant(request.headers()));
	}

	boolean isPreflight() {
		return request().method().equals("OPTIONS") && !request().received(METHOD).isEmpty();
	}

	Answer explain(CorsExplainer explainer, String prefix) {
		CorsExplanation explanation = explainer.explain(prefix + request().path(), script());
		return isPreflight() ? explanation.preflight() : explanation.actual();
	}

	private CorsCaseRequest request() {
		return this.corsCase.request();
	}

	/**
	 * The request of the script, with values for which the preflight asks.
	 */
	private BrowserRequest script() {
		List<HeaderField> fields = new ArrayList<>();
		for (String name : String.join(",", request().received(HEADERS)).split(",", -1)) {
			if (!name.isEmpty()) {
				fields.add(new HeaderField(name, "\"".repeat(200)));
			}
		}
		String method = isPreflight() ? request().received(METHOD).get(0) : request().method();
		return new BrowserRequest(request().origin(), method, fields, false, false);
	}

	private List<HeaderField> asSent() {
		BrowserRequest script = script();
		if (!isPreflight()) {
			boolean same = script.normalizedMethod().equals(request().method()) && !script.forbiddenMethod();
			return same ? List.of(new HeaderField("Origin", request().origin())) : List.of();
		}
		return relevant(script.preflightHeaders());
	}

	/**
	 * The headers on which decisions depend.
	 */
	private static List<HeaderField> relevant(List<HeaderField> fields) {
		List<String> names = List.of("origin", METHOD.toLowerCase(Locale.ROOT), HEADERS.toLowerCase(Locale.ROOT));
		return fields.stream().filter((field) -> names.contains(field.name().toLowerCase(Locale.ROOT))).toList();
	}

	/**
	 * The lines that the decision writes, byte for byte; which of two different headers
	 * comes first has no meaning, and servers differ.
	 */
	static List<String> lines(List<HeaderField> fields) {
		return fields.stream()
			.filter((field) -> CorsDecision.isCorsHeader(field.name()) || field.name().equalsIgnoreCase("Vary"))
			.map((field) -> field.name() + ": " + field.value())
			.sorted()
			.toList();
	}

	/**
	 * Whether nobody but the decision writes {@code Vary} or CORS headers.
	 */
	boolean isAlone() {
		boolean silent = this.corsCase.other()
			.app()
			.headers()
			.stream()
			.noneMatch((field) -> field.name().equalsIgnoreCase("Vary"));
		return silent && this.corsCase.other().existingVary().isEmpty();
	}

	@Override
	public String toString() {
		return this.corsCase.id();
	}

}
