package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.EngineDifference;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsDecision.Outcome;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason.Subject;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.explain.Target.Server;
import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * A request that was never sent, decided on by the code that serves requests: once as its
 * preflight and once as itself.
 */
final class SimulatedRequest {

	/**
	 * The console names the address of the application even if nobody knows it here.
	 */
	private static final String SOMEWHERE = "https://this-application.invalid";

	/**
	 * What applies where the policies do not.
	 */
	private static final CorsPolicyRegistry NO_POLICIES = new CorsPolicyRegistry(List.of());

	private final CorsPolicyRegistry registry;

	private final CorsApplication application;

	private final Target target;

	private final BrowserRequest request;

	private final BrowserRequest asked;

	private final RequestMode mode;

	private final SettableHeaders headers;

	private final Exchange preflight;

	private final Exchange actual;

	SimulatedRequest(CorsPolicyRegistry registry, CorsApplication application, Target target, BrowserRequest request,
			RequestMode mode) {
		this.registry = registry;
		this.application = application;
		this.target = target;
		this.request = request;
		this.asked = EngineDifference.mostDemanding(request);
		this.mode = mode;
		this.headers = SettableHeaders.of(request);
		this.preflight = exchange("OPTIONS", this.asked.preflightHeaders());
		this.actual = exchange(request.normalizedMethod(), actualHeaders());
	}

	private Exchange exchange(String method, List<HeaderField> fields) {
		ExplainedRequest explained = new ExplainedRequest(method, this.target, fields);
		boolean policiesApply = this.target.server().hasPolicies();
		CorsDecision decision = (policiesApply ? this.registry : NO_POLICIES).decide(explained);
		return new Exchange(explained, decision, answer(explained, decision));
	}

	private @Nullable ApplicationAnswer answer(ExplainedRequest explained, CorsDecision decision) {
		if (this.target.server() == Server.OTHER) {
			return ApplicationAnswer.unknown(null);
		}
		boolean handshake = this.mode == RequestMode.WEBSOCKET && decision.status() == 0;
		if (decision.outcome() != Outcome.NO_POLICY && !handshake) {
			return null;
		}
		return this.application.answer(new ApplicationRequest(explained.method(), this.target.address(), path(),
				explained.fields(), this.target.server().isManagement(), decision.outcome() == Outcome.ALLOWED));
	}

	private List<HeaderField> actualHeaders() {
		List<HeaderField> fields = new ArrayList<>();
		fields.add(new HeaderField(HeaderNames.ORIGIN, this.request.origin()));
		fields.addAll(this.headers.sent());
		if (this.mode == RequestMode.NAVIGATE) {
			fields.add(new HeaderField("Sec-Fetch-Mode", "navigate"));
			fields.add(new HeaderField(HeaderNames.SEC_FETCH_SITE, "cross-site"));
		}
		if (this.mode == RequestMode.WEBSOCKET) {
			fields.add(new HeaderField("Connection", "Upgrade"));
			fields.add(new HeaderField("Upgrade", "websocket"));
			fields.add(new HeaderField("Sec-WebSocket-Version", "13"));
			fields.add(new HeaderField("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
		}
		return fields;
	}

	CorsPolicyRegistry registry() {
		return this.registry;
	}

	CorsApplication application() {
		return this.application;
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

	/**
	 * The request that the engine asks for which asks for the most.
	 */
	BrowserRequest asked() {
		return this.asked;
	}

	RequestMode mode() {
		return this.mode;
	}

	SettableHeaders headers() {
		return this.headers;
	}

	Exchange preflight() {
		return this.preflight;
	}

	Exchange actual() {
		return this.actual;
	}

	CorsDecision decision() {
		return this.actual.decision();
	}

	/**
	 * The URL for the console.
	 */
	String url() {
		String address = this.target.address();
		if (address == null) {
			String likely = (this.target.likely() != null) ? this.target.likely() : SOMEWHERE;
			address = this.registry.settings().selfOrigins().stream().sorted().findFirst().orElse(likely);
		}
		return address + this.target.url();
	}

	boolean isForbidden() {
		return this.mode == RequestMode.CORS && this.request.forbiddenMethod();
	}

	/**
	 * Whether the page has the origin that the request goes to, as far as that is known.
	 */
	boolean isSameOrigin() {
		return decision().outcome() == Outcome.SAME_ORIGIN || this.request.origin().equals(this.target.address())
				|| isSelfOrigin();
	}

	/**
	 * Whether the page has one of the origins that are configured as the application's
	 * own.
	 */
	boolean isSelfOrigin() {
		return this.registry.settings().selfOrigins().contains(this.request.origin());
	}

	boolean isOwned() {
		return decision().outcome() != Outcome.NO_POLICY;
	}

	boolean isOriginRefused() {
		return Refusals.is(Subject.ORIGIN, decision());
	}

	boolean needsPreflight() {
		return this.mode == RequestMode.CORS && !isForbidden() && !isSameOrigin() && this.asked.needsPreflight();
	}

	/**
	 * The refusal that stops the request, if there is one.
	 */
	@Nullable Refused refusal() {
		if (isForbidden()) {
			return null;
		}
		Refused preflight = needsPreflight() ? this.preflight.refused() : null;
		return (preflight != null) ? preflight : this.actual.refused();
	}

	/**
	 * The exchange that decides whether the request passes, where the application does.
	 */
	Exchange deciding() {
		return needsPreflight() ? this.preflight : this.actual;
	}

}
