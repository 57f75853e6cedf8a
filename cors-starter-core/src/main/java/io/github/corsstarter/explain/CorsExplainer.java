package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.RefusalAdvice;
import io.github.corsstarter.validation.CorsViolation;

/**
 * Answers whether a request would pass, and if not, what would have to change. It runs
 * the code that serves requests and judges the answers as a browser does.
 */
public final class CorsExplainer {

	private final CorsPolicyRegistry registry;

	private final CorsApplication application;

	/**
	 * Create an explainer that knows nothing of the application but its policies.
	 * @param registry the policies to explain
	 */
	public CorsExplainer(CorsPolicyRegistry registry) {
		this(registry, CorsApplication.UNKNOWN);
	}

	/**
	 * Create an explainer.
	 * @param registry the policies to explain
	 * @param application the application around them
	 */
	public CorsExplainer(CorsPolicyRegistry registry, CorsApplication application) {
		this.registry = registry;
		this.application = application;
	}

	/**
	 * Explain what becomes of a request of a script.
	 * @param path the path within the application, or the whole URL: then the console
	 * message has it, and a page of that very address is of the same origin; a URL of
	 * scheme {@code ws} or {@code wss} is that of a WebSocket handshake
	 * @param request the request as the script makes it
	 * @return the explanation
	 */
	public CorsExplanation explain(String path, BrowserRequest request) {
		return explain(path, request, RequestMode.CORS);
	}

	/**
	 * Explain what becomes of a request.
	 * @param path the path within the application, or the whole URL
	 * @param request the request as the script makes it; a form has neither headers nor
	 * credentials to choose
	 * @param mode what makes the browser send it
	 * @return the explanation
	 */
	public CorsExplanation explain(String path, BrowserRequest request, RequestMode mode) {
		Target target = Target.of(path, this.application);
		RequestMode actual = target.webSocket() ? RequestMode.WEBSOCKET : mode;
		return new ExplanationBuilder(this.registry, this.application, target, as(actual, request), actual).build();
	}

	private static BrowserRequest as(RequestMode mode, BrowserRequest request) {
		return switch (mode) {
			case CORS -> request;
			case NAVIGATE -> new BrowserRequest(request.origin(), "POST", List.of(), false, false);
			case WEBSOCKET -> new BrowserRequest(request.origin(), "GET", List.of(), false, false);
		};
	}

	/**
	 * Everything that is odd about the policies as they are now, by themselves and in
	 * this application.
	 * @return the warnings
	 */
	public List<CorsViolation> warnings() {
		List<CorsViolation> warnings = new ArrayList<>(this.registry.warnings());
		warnings.addAll(new ApplicationWarnings(this.registry, this.application).list());
		return List.copyOf(warnings);
	}

	/**
	 * An adviser for refusals by the policies as they are now.
	 * @return the adviser
	 */
	public RefusalAdviser adviser() {
		return new RefusalAdviser(this.registry);
	}

	/**
	 * The same advice for debug mode.
	 * @return the advice, by the policies as they are when it is asked
	 */
	public RefusalAdvice debugAdvice() {
		return (request, refused) -> {
			CorsAdvice advice = adviser().advise(Refusal.of(request, refused));
			return new RefusalAdvice.Changes(advice.properties(), String.join(" ", advice.requestChanges()));
		};
	}

}
