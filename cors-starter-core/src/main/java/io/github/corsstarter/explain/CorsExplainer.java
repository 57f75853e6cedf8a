package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.RefusalAdvice;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a request would pass and, if not, what would have to change. It runs the
 * code that serves requests and judges the answers as a browser does.
 */
public final class CorsExplainer {

	private final CorsPolicyRegistry registry;

	private final CorsApplication application;

	/**
	 * Create an explainer that knows only the policies of the application.
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
	 * Explain what happens to a request of a script.
	 * @param path the path within the application, or the whole URL, which is then in the
	 * console message and makes a page at that address same-origin; the schemes
	 * {@code ws} and {@code wss} mean a WebSocket handshake
	 * @param request the request as the script makes it
	 * @return the explanation
	 */
	public CorsExplanation explain(String path, BrowserRequest request) {
		return explain(path, request, RequestMode.CORS);
	}

	/**
	 * Explain what happens to a request.
	 * @param path the path within the application, or the whole URL
	 * @param request the request as the script makes it; a form cannot choose headers or
	 * credentials
	 * @param mode what makes the browser send it
	 * @return the explanation
	 */
	public CorsExplanation explain(String path, BrowserRequest request, RequestMode mode) {
		return explain(path, request, mode, null);
	}

	/**
	 * Explain what happens to a request, to somebody who asks over HTTP.
	 * @param path the path within the application, or the whole URL
	 * @param request the request as the script makes it
	 * @param mode what makes the browser send it
	 * @param askedAt the origin at which the question has arrived, which is in the
	 * console message if only a path is given; {@code null} if it is not known, and
	 * anything else than an origin counts as that
	 * @return the explanation
	 */
	public CorsExplanation explain(String path, BrowserRequest request, RequestMode mode, @Nullable String askedAt) {
		Target target = Target.of(path, this.application);
		if (askedAt != null) {
			target = target.likelyAt(this.application.address(askedAt, target.server().isManagement()));
		}
		RequestMode actual = target.webSocket() ? RequestMode.WEBSOCKET : mode;
		return new ExplanationBuilder(this.registry.snapshot(), this.application, target, as(actual, request), actual)
			.build();
	}

	private static BrowserRequest as(RequestMode mode, BrowserRequest request) {
		return switch (mode) {
			case CORS -> request;
			case NAVIGATE -> new BrowserRequest(request.origin(), "POST", List.of(), false, false);
			case WEBSOCKET -> new BrowserRequest(request.origin(), "GET", List.of(), false, false);
		};
	}

	/**
	 * Warnings about the current policies, by themselves and in this application.
	 * @return the warnings
	 */
	public List<CorsViolation> warnings() {
		CorsPolicyRegistry current = this.registry.snapshot();
		List<CorsViolation> warnings = new ArrayList<>(current.warnings());
		warnings.addAll(new ApplicationWarnings(current, this.application).list());
		return List.copyOf(warnings);
	}

	/**
	 * Rules of the application that do nothing on some of their paths, because policies
	 * own these.
	 * @return the rules
	 */
	public List<ShadowedRule> shadowedRules() {
		return new ShadowedRules(this.registry).of(this.application);
	}

	/**
	 * Policies that are equal to the rules that the application has besides its policies,
	 * for those who move to policies.
	 * @return properties in YAML, with comments that name the rules and what somebody has
	 * to decide, or an empty text if there are no such rules
	 */
	public String inventory() {
		List<ApplicationGrants> rules = this.application.grants();
		if (rules.isEmpty()) {
			return "";
		}
		Inventory inventory = new Inventory(this.registry.policies());
		rules.forEach(inventory::add);
		return new InventoryYaml(inventory).text();
	}

	/**
	 * An adviser for refusals, based on the current policies.
	 * @return the adviser
	 */
	public RefusalAdviser adviser() {
		return new RefusalAdviser(this.registry.snapshot());
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
