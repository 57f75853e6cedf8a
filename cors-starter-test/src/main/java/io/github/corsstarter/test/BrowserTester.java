package io.github.corsstarter.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Plays the browser for an application. Immutable; each page has its own cookies and
 * remembered preflights.
 */
public final class BrowserTester {

	/**
	 * The origin of the page where a test names none. It is nobody's.
	 */
	public static final String FOREIGN_ORIGIN = "https://browser-tester.example";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final BrowserClient client;

	private final Duration timeout;

	private final @Nullable CorsPolicyRegistry registry;

	private final @Nullable CorsExplainer explainer;

	private final boolean witnessed;

	BrowserTester(BrowserClient client, Duration timeout, @Nullable CorsPolicyRegistry registry,
			@Nullable CorsExplainer explainer, boolean witnessed) {
		this.client = client;
		this.timeout = timeout;
		this.registry = registry;
		this.explainer = explainer;
		this.witnessed = witnessed;
	}

	private static BrowserTester of(BrowserClient client) {
		return new BrowserTester(client, TIMEOUT, null, null, false);
	}

	/**
	 * A browser for an application without a server.
	 * @param mvc what sends the requests; the application's filters have to be in it
	 * @return the browser
	 */
	public static BrowserTester of(MockMvcTester mvc) {
		return of(new MockMvcClient(mvc));
	}

	/**
	 * A browser for an application with or without a server.
	 * @param client what sends the requests
	 * @return the browser
	 */
	public static BrowserTester of(WebTestClient client) {
		return of(new WebTestClientClient(client));
	}

	/**
	 * A browser for an application with or without a server. A client on top of
	 * {@code HttpURLConnection} is refused, because it drops the headers of CORS.
	 * @param client what sends the requests
	 * @return the browser
	 * @throws IllegalArgumentException if the client does not send {@code Origin}
	 */
	public static BrowserTester of(RestTestClient client) {
		RestTestClientClient restTestClient = new RestTestClientClient(client);
		restTestClient.refuseWithoutOrigin();
		return of(restTestClient);
	}

	/**
	 * A browser for a server on this machine, whatever it is written in.
	 * @param port the port of the server
	 * @return the browser
	 */
	public static BrowserTester onPort(int port) {
		return of(new PortClient(port));
	}

	/**
	 * The same browser for an application of which is known what it promises.
	 * @param policies the policies that the application should keep
	 * @return a browser
	 * @throws io.github.corsstarter.validation.InvalidCorsPolicyException if any policy
	 * is invalid
	 */
	public BrowserTester promising(CorsPolicy... policies) {
		return promising(Arrays.asList(policies));
	}

	/**
	 * The same browser for an application of which is known what it promises.
	 * @param policies the policies that the application should keep
	 * @return a browser
	 * @throws io.github.corsstarter.validation.InvalidCorsPolicyException if any policy
	 * is invalid
	 */
	public BrowserTester promising(Collection<CorsPolicy> policies) {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(policies);
		return promising(registry, new CorsExplainer(registry));
	}

	BrowserTester promising(CorsPolicyRegistry registry, CorsExplainer explainer) {
		return new BrowserTester(this.client, this.timeout, registry, explainer, this.witnessed);
	}

	BrowserTester witnessed() {
		return new BrowserTester(this.client, this.timeout, this.registry, this.explainer, true);
	}

	/**
	 * The same browser with another limit for each answer, 10 seconds by default.
	 * @param timeout how long an answer may take
	 * @return a browser
	 */
	public BrowserTester timeout(Duration timeout) {
		return new BrowserTester(this.client, timeout, this.registry, this.explainer, this.witnessed);
	}

	/**
	 * Open a page.
	 * @param origin its origin as in the {@code Origin} header, or {@code null} as a text
	 * @return a page without cookies and remembered preflights
	 */
	public BrowserPage at(String origin) {
		return new BrowserPage(this, origin);
	}

	/**
	 * Prepare a request of a page of a {@linkplain #FOREIGN_ORIGIN foreign origin}.
	 * @param method the method
	 * @param path the path with query as a browser sees it, context path included
	 * @return the request
	 */
	public BrowserFetch fetch(HttpMethod method, String path) {
		return at(FOREIGN_ORIGIN).fetch(method, path);
	}

	List<MatrixCase> matrix(List<String> paths, int limit) {
		return MatrixCases.of(policies(), paths, limit)
			.stream()
			.filter((example) -> !example.origin().equals(this.client.address()))
			.toList();
	}

	BrowserClient client() {
		return this.client;
	}

	Duration timeout() {
		return this.timeout;
	}

	List<CorsPolicy> policies() {
		return (this.registry != null) ? this.registry.policies() : List.of();
	}

	@Nullable CorsExplainer explainer() {
		return this.explainer;
	}

	/**
	 * Whether the application says which requests reach a handler.
	 */
	boolean isWitnessed() {
		return this.witnessed;
	}

}
