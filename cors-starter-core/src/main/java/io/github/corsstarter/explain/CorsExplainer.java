package io.github.corsstarter.explain;

import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.browser.BrowserRequest;

/**
 * Answers whether a request would pass, and if not, what would have to change. It runs
 * the code that serves requests and judges the answers as a browser does.
 */
public final class CorsExplainer {

	private final CorsPolicyRegistry registry;

	/**
	 * Create an explainer.
	 * @param registry the policies to explain
	 */
	public CorsExplainer(CorsPolicyRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Explain what becomes of a request of a script.
	 * @param path the path within the application, or the whole URL: then the console
	 * message has it, and a page of that very address is of the same origin
	 * @param request the request as the script makes it
	 * @return the explanation
	 */
	public CorsExplanation explain(String path, BrowserRequest request) {
		return new Explanation(this.registry, Target.of(path), request).explain();
	}

}
