package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecision.Outcome;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsRefusalReason.Subject;
import io.github.corsstarter.CrossOriginDecision;
import io.github.corsstarter.Refused;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody sent, decided on by the code that serves requests: once as its
 * preflight and once as itself.
 */
final class Rehearsal {

	/**
	 * Where the application is reached is not known here; the console names it.
	 */
	private static final String SOMEWHERE = "https://this-application.invalid";

	private final CorsPolicyRegistry registry;

	private final Target target;

	private final BrowserRequest request;

	private final ScriptHeaders headers;

	private final ExplainedRequest preflightRequest;

	private final CorsDecision preflight;

	private final ExplainedRequest actualRequest;

	private final CorsDecision actual;

	Rehearsal(CorsPolicyRegistry registry, Target target, BrowserRequest request) {
		this.registry = registry;
		this.target = target;
		this.request = request;
		this.headers = ScriptHeaders.of(request);
		this.preflightRequest = request("OPTIONS", request.preflightHeaders());
		this.preflight = registry.decide(this.preflightRequest);
		this.actualRequest = request(request.normalizedMethod(), actualHeaders());
		this.actual = registry.decide(this.actualRequest);
	}

	private ExplainedRequest request(String method, List<HeaderField> fields) {
		return new ExplainedRequest(method, this.target, fields);
	}

	private List<HeaderField> actualHeaders() {
		List<HeaderField> fields = new ArrayList<>();
		fields.add(new HeaderField("Origin", this.request.origin()));
		fields.addAll(this.headers.sent());
		return fields;
	}

	CorsPolicyRegistry registry() {
		return this.registry;
	}

	Target target() {
		return this.target;
	}

	String path() {
		return this.target.path();
	}

	BrowserRequest request() {
		return this.request;
	}

	ScriptHeaders headers() {
		return this.headers;
	}

	CorsDecision preflight() {
		return this.preflight;
	}

	Answer preflightAnswer() {
		return answer(this.preflightRequest, this.preflight);
	}

	CorsDecision actual() {
		return this.actual;
	}

	/**
	 * The policy that decides on the request itself, if there is one.
	 */
	@Nullable CorsPolicy policy() {
		return (this.actual instanceof CrossOriginDecision decision) ? decision.policy() : null;
	}

	Answer actualAnswer() {
		return answer(this.actualRequest, this.actual);
	}

	/**
	 * The URL for the console.
	 */
	String url() {
		String origin = this.target.origin();
		return ((origin != null) ? origin
				: this.registry.settings().selfOrigins().stream().sorted().findFirst().orElse(SOMEWHERE)) + path();
	}

	boolean isForbidden() {
		return this.request.forbiddenMethod();
	}

	boolean isSameOrigin() {
		return this.actual.outcome() == Outcome.SAME_ORIGIN;
	}

	/**
	 * Whether the page is of one of the origins that are configured as the application's
	 * own.
	 */
	boolean isSelfOrigin() {
		return this.registry.settings().selfOrigins().contains(this.request.origin());
	}

	boolean isOwned() {
		return this.actual.outcome() != Outcome.NO_POLICY;
	}

	boolean isOriginRefused() {
		return isOriginRefused(this.actual);
	}

	static boolean isOriginRefused(CorsDecision decision) {
		return decision instanceof Refused refused && refused.reason().subject() == Subject.ORIGIN;
	}

	/**
	 * Whether nothing is left to check behind path, origin and forbidden methods, in
	 * which case the step is skipped.
	 */
	boolean isDecidedBefore(String step, StepList steps) {
		if (!(this.actual instanceof CrossOriginDecision)) {
			steps.skipNotCors(step);
			return true;
		}
		if (isOriginRefused() || isForbidden()) {
			steps.skipDecided(step);
			return true;
		}
		return false;
	}

	boolean needsPreflight() {
		return !isForbidden() && !isSameOrigin() && this.request.needsPreflight();
	}

	boolean isPreflightRefused() {
		return this.preflight instanceof Refused;
	}

	boolean isActualRefused() {
		return this.actual instanceof Refused;
	}

	String refusalSentence() {
		return (this.actual instanceof Refused refused) ? RefusalSentence.of(refused) : "";
	}

	/**
	 * The refusal that stands in the way of the request, if there is one.
	 */
	@Nullable Refused refusal() {
		if (isForbidden()) {
			return null;
		}
		if (needsPreflight() && this.preflight instanceof Refused refused) {
			return refused;
		}
		return (this.actual instanceof Refused refused) ? refused : null;
	}

	private static Answer answer(ExplainedRequest request, CorsDecision decision) {
		RecordedResponse response = new RecordedResponse();
		decision.writeHeaders(request, response);
		Refused refused = (decision instanceof Refused refusal) ? refusal : null;
		String reason = (refused != null) ? refused.reason().name() : null;
		Integer status = (decision.status() != 0) ? decision.status() : null;
		return new Answer(request.fields(), decision.outcome().name(), reason,
				(refused != null) ? refused.value() : null, status, response.fields());
	}

}
