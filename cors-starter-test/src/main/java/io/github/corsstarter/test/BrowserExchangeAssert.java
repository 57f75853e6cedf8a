package io.github.corsstarter.test;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.github.corsstarter.browser.BlockReason;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.test.BrowserExchange.Outcome;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a browser makes of a request. A failure shows the whole exchange,
 * the line in Chromium's console and, where the policies are known, what to change.
 */
public final class BrowserExchangeAssert extends AbstractAssert<BrowserExchangeAssert, BrowserExchange> {

	BrowserExchangeAssert(BrowserExchange exchange) {
		super(exchange, BrowserExchangeAssert.class);
	}

	/**
	 * The browser sends a preflight first.
	 * @return this
	 */
	public BrowserExchangeAssert isPreflighted() {
		if (!exchange().preflights().isEmpty()) {
			return this;
		}
		throw fail(exchange().usesCachedPreflight() ? "a preflight, but an earlier one is still remembered"
				: exchange().isCrossOrigin() ? "a preflight, but this request needs none"
						: "a preflight, but the page is of the application's own origin");
	}

	/**
	 * The browser sends the request without asking first, and needs no earlier answer.
	 * @return this
	 */
	public BrowserExchangeAssert isNotPreflighted() {
		if (exchange().preflights().isEmpty() && !exchange().usesCachedPreflight()) {
			return this;
		}
		throw fail("no preflight, but the request needs one for its method or for " + unsafe());
	}

	private String unsafe() {
		List<String> names = exchange().request().unsafeHeaderNames();
		return names.isEmpty() ? "what it uploads" : "its headers " + names;
	}

	/**
	 * The browser sends the request without a preflight because of an earlier answer.
	 * @return this
	 */
	public BrowserExchangeAssert usesCachedPreflight() {
		if (exchange().usesCachedPreflight()) {
			return this;
		}
		throw fail("a preflight that is still remembered");
	}

	/**
	 * The script can read the response, whatever its status.
	 * @return this
	 */
	public BrowserExchangeAssert isReadable() {
		if (exchange().outcome() == Outcome.READABLE) {
			return this;
		}
		throw fail("a readable response");
	}

	/**
	 * The script can read the response, which has that status.
	 * @param status the status
	 * @return this
	 */
	public BrowserExchangeAssert isReadable(int status) {
		isReadable();
		if (exchange().status() == status) {
			return this;
		}
		throw fail("a readable response with status " + status);
	}

	/**
	 * The browser keeps the response from the script or does not send the request. No
	 * answer at all is not a block.
	 * @return this
	 */
	public BrowserExchangeAssert isBlocked() {
		if (exchange().outcome() == Outcome.BLOCKED) {
			return this;
		}
		throw fail("a blocked request");
	}

	/**
	 * The browser blocks the request for that reason.
	 * @param reason what the browser finds wrong
	 * @return this
	 */
	public BrowserExchangeAssert isBlocked(BlockReason reason) {
		isBlocked();
		if (exchange().reason() == reason) {
			return this;
		}
		throw fail("a request that is blocked because of " + reason);
	}

	/**
	 * The browser blocks the request because the policies refuse it for that reason.
	 * @param reason why the policies refuse it
	 * @return this
	 */
	public BrowserExchangeAssert isBlocked(CorsRefusalReason reason) {
		isBlocked();
		CorsExplanation explanation = explanation();
		boolean preflighted = explanation.browser().preflightNeeded();
		String actual = (preflighted ? explanation.preflight() : explanation.actual()).reason();
		if (reason.name().equals(actual)) {
			return this;
		}
		throw fail("a request that the policies refuse because of " + reason + ", but the reason is " + actual);
	}

	/**
	 * The script sees these headers of the response.
	 * @param names names of headers
	 * @return this
	 */
	public BrowserExchangeAssert exposes(String... names) {
		isReadable();
		for (String name : names) {
			if (!isVisible(name)) {
				throw fail("the response header " + name + " to be visible, but " + whyInvisible(name));
			}
		}
		return this;
	}

	private String whyInvisible(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		if (lowerCase.equals("set-cookie") || lowerCase.equals("set-cookie2")) {
			return "no browser ever shows it to a script";
		}
		WireResponse response = exchange().response();
		boolean present = response != null && !response.values(name).isEmpty();
		return present ? "Access-Control-Expose-Headers does not name it" : "the response does not have it";
	}

	/**
	 * The script does not see these headers of the response.
	 * @param names names of headers that the response has
	 * @return this
	 */
	public BrowserExchangeAssert hides(String... names) {
		isReadable();
		WireResponse response = Objects.requireNonNull(exchange().response());
		for (String name : names) {
			if (response.values(name).isEmpty()) {
				throw fail("the response header " + name + " to be hidden, but the response does not have it at all");
			}
			if (isVisible(name)) {
				throw fail("the response header " + name + " to be hidden");
			}
		}
		return this;
	}

	private boolean isVisible(String name) {
		return exchange().visibleHeaders().contains(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * The request, or what follows after a redirect, carries a cookie.
	 * @return this
	 */
	public BrowserExchangeAssert sendsCookies() {
		if (exchange().requests().stream().anyMatch((step) -> !step.request().cookies().isEmpty())) {
			return this;
		}
		String why = !exchange().request().credentials() ? ", but the script does not ask for credentials"
				: exchange().requests().isEmpty() ? ", but the request itself is not sent"
						: ", but the browser has none that it sends from this page";
		throw fail("a request with cookies" + why);
	}

	/**
	 * No handler of the application got the request.
	 * @return this
	 */
	public BrowserExchangeAssert neverReachedTheHandler() {
		for (Step step : exchange().requests()) {
			if (step.reachedHandler() == null) {
				throw fail("a request that reaches no handler, but it was sent, and only the test configuration of"
						+ " Spring Boot can see what became of it");
			}
			if (step.reachedHandler()) {
				throw fail("a request that reaches no handler");
			}
		}
		return this;
	}

	/**
	 * Caches keep the responses for each origin apart.
	 * @return this
	 */
	public BrowserExchangeAssert variesByOrigin() {
		if (exchange().steps().isEmpty()) {
			throw fail("a response with Vary: Origin, but nothing is sent");
		}
		for (Step step : exchange().steps()) {
			WireResponse response = step.response();
			if (response == null || !Promise.variesByOrigin(response)) {
				throw fail("responses with Vary: Origin");
			}
		}
		return this;
	}

	/**
	 * Chromium's console shows these texts about the request.
	 * @param parts parts of the line
	 * @return this
	 */
	public BrowserExchangeAssert hasConsoleMessage(String... parts) {
		String message = exchange().consoleMessage();
		for (String part : parts) {
			if (message == null || !message.contains(part)) {
				throw fail("a line in the console with \"" + part + "\"");
			}
		}
		return (message != null) ? this : hasConsoleMessage("");
	}

	/**
	 * The browser does with the request what the policies say: readable with the headers
	 * they expose, or blocked; and caches keep origins apart.
	 * @return this
	 */
	public BrowserExchangeAssert keepsItsPromise() {
		List<String> broken = new Promise(exchange(), explanation()).broken();
		if (broken.isEmpty()) {
			return this;
		}
		throw fail("what the policies promise: " + String.join("; ", broken));
	}

	private CorsExplanation explanation() {
		CorsExplanation explanation = exchange().explanation();
		if (explanation == null) {
			throw fail("policies to compare with, but there are none: have the starter in the application, a CorsPolicy"
					+ " bean in the test, or use promising(..) of the BrowserTester");
		}
		return explanation;
	}

	private BrowserExchange exchange() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

	private AssertionError fail(String expected) {
		return failure("%nExpected %s.%n%n%s", expected, exchange());
	}

}
