package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightVerdict;
import io.github.corsstarter.browser.ResponseVerdict;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Makes one explanation.
 */
final class Explanation {

	private static final String PLACEHOLDER = "https://this-application.invalid";

	private final CorsPolicyRegistry registry;

	private final String path;

	private final BrowserRequest request;

	private final CorsDecision preflight;

	private final Answer preflightAnswer;

	private final CorsDecision actual;

	private final Answer actualAnswer;

	Explanation(CorsPolicyRegistry registry, String path, BrowserRequest request) {
		this.registry = registry;
		this.path = path;
		this.request = request;
		ExplainedRequest preflight = request("OPTIONS", request.preflightHeaders());
		this.preflight = registry.decide(preflight);
		this.preflightAnswer = answer(preflight, this.preflight);
		ExplainedRequest actual = request(request.normalizedMethod(), actualHeaders());
		this.actual = registry.decide(actual);
		this.actualAnswer = answer(actual, this.actual);
	}

	private ExplainedRequest request(String method, List<HeaderField> fields) {
		return new ExplainedRequest(method, this.path, fields, this.registry.selfOrigins());
	}

	private List<HeaderField> actualHeaders() {
		List<HeaderField> fields = new ArrayList<>();
		fields.add(new HeaderField("Origin", this.request.origin()));
		this.request.headers()
			.stream()
			.filter((field) -> !field.name().equalsIgnoreCase("Origin"))
			.forEach(fields::add);
		return fields;
	}

	private static Answer answer(ExplainedRequest request, CorsDecision decision) {
		RecordedResponse response = new RecordedResponse();
		decision.writeHeaders(request, response);
		String reason = (decision.reason() != null) ? decision.reason().name() : null;
		Integer status = (decision.status() != 0) ? decision.status() : null;
		return new Answer(request.fields(), decision.outcome().name(), reason, decision.value(), status,
				response.fields());
	}

	CorsExplanation explain() {
		BrowserVerdict browser = browser();
		Steps steps = new Steps(this.request, this.path, this.preflight, this.actual, browser);
		Fixes fixes = new Fixes(this.request, blocking(browser), this.actual, browser);
		CorsPolicy policy = this.actual.policy();
		return new CorsExplanation(new Summary(this.request, blocking(browser), this.actual, browser, fixes).text(),
				this.actual.path(), (policy != null) ? policy.name() : null, steps.list(), this.preflightAnswer,
				this.actualAnswer, browser, fixes.list());
	}

	/**
	 * The refusal of the server that stands in the way, if there is one.
	 */
	private @Nullable CorsDecision blocking(BrowserVerdict browser) {
		if (browser.preflightNeeded() && this.preflight.isRefused()) {
			return this.preflight;
		}
		return this.actual.isRefused() ? this.actual : null;
	}

	private BrowserVerdict browser() {
		if (this.request.forbiddenMethod()) {
			return new BrowserVerdict(false, null, false, false, List.of(), null, null,
					List.of("Browsers throw a TypeError for this method and send nothing."));
		}
		if (this.actual.outcome() == CorsDecision.Outcome.SAME_ORIGIN) {
			return new BrowserVerdict(false, null, true, true, List.of(), null, null,
					List.of("The page is of the application's own origin, so browsers check nothing."));
		}
		boolean needed = this.request.needsPreflight();
		PreflightVerdict verdict = judgePreflight();
		boolean sent = !needed || verdict.passes();
		return sent ? sent(needed, verdict) : new BrowserVerdict(true, false, false, false, List.of(),
				verdict.consoleMessage(), null, verdict.engineNotes());
	}

	private PreflightVerdict judgePreflight() {
		// Whatever the application answers to a preflight that no policy answers, it has
		// no
		// headers of ours.
		Integer status = this.preflightAnswer.status();
		return Browser.preflight(this.request, url(), (status != null) ? status : 200,
				this.preflightAnswer.responseHeaders());
	}

	private BrowserVerdict sent(boolean needed, PreflightVerdict preflight) {
		List<HeaderField> fields = this.actualAnswer.responseHeaders();
		ResponseVerdict response = Browser.response(this.request, url(), fields);
		return new BrowserVerdict(needed, needed ? Boolean.TRUE : null, true, response.readable(),
				response.readable() ? visible(fields) : List.of(), response.consoleMessage(),
				needed ? Browser.maxAge(lines("Access-Control-Max-Age")) : null,
				needed ? preflight.engineNotes() : List.of());
	}

	/**
	 * The names that the policy exposes: whichever of them the application sends is
	 * visible.
	 */
	private List<String> visible(List<HeaderField> fields) {
		List<HeaderField> all = new ArrayList<>(fields);
		CorsPolicy policy = this.actual.policy();
		if (policy != null) {
			policy.exposedHeaders().forEach((name) -> all.add(new HeaderField(name, "")));
		}
		return Browser.visibleHeaders(this.request.credentials(), all)
			.stream()
			.filter((name) -> policy != null && policy.exposedHeaders().stream().anyMatch(name::equalsIgnoreCase))
			.toList();
	}

	private List<String> lines(String name) {
		return this.preflightAnswer.responseHeaders()
			.stream()
			.filter((field) -> field.name().equals(name))
			.map(HeaderField::value)
			.toList();
	}

	private String url() {
		return this.registry.selfOrigins().stream().sorted().findFirst().orElse(PLACEHOLDER) + this.path;
	}

}
