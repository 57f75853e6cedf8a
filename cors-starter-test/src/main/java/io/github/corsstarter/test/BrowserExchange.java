package io.github.corsstarter.test;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.browser.BlockReason;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request of a script: everything that was sent and answered, and what the
 * script sees of it.
 */
public final class BrowserExchange implements AssertProvider<BrowserExchangeAssert> {

	private final BrowserTester browser;

	private final BrowserRequest request;

	private final BrowserRequest last;

	private final List<String> urls;

	private final List<Step> steps;

	private final Outcome outcome;

	private final @Nullable BlockReason reason;

	private final @Nullable String consoleMessage;

	private final boolean cachedPreflight;

	private final List<String> notes;

	BrowserExchange(BrowserTester browser, BrowserRequest request, BrowserRequest last, List<String> urls,
			List<Step> steps, Outcome outcome, @Nullable BlockReason reason, @Nullable String consoleMessage,
			boolean cachedPreflight, List<String> notes) {
		this.browser = browser;
		this.request = request;
		this.last = last;
		this.urls = List.copyOf(urls);
		this.steps = List.copyOf(steps);
		this.outcome = outcome;
		this.reason = reason;
		this.consoleMessage = consoleMessage;
		this.cachedPreflight = cachedPreflight;
		this.notes = List.copyOf(notes);
	}

	/**
	 * The outcome for the script.
	 * @return the outcome
	 */
	public Outcome outcome() {
		return this.outcome;
	}

	/**
	 * Why the browser blocks it.
	 * @return the reason or {@code null} if it does not
	 */
	public @Nullable BlockReason reason() {
		return this.reason;
	}

	/**
	 * The line in Chromium's console.
	 * @return the line or {@code null} if it prints nothing about CORS
	 */
	public @Nullable String consoleMessage() {
		return this.consoleMessage;
	}

	/**
	 * The status of the last answer, whether or not the script sees it.
	 * @return the status or 0 if there is no answer
	 */
	public int status() {
		WireResponse response = response();
		return (response != null) ? response.status() : 0;
	}

	/**
	 * The body that the script reads.
	 * @return the body or {@code null} if the response is not readable
	 */
	public @Nullable String body() {
		WireResponse response = (this.outcome == Outcome.READABLE) ? response() : null;
		return (response != null) ? response.body() : null;
	}

	/**
	 * The names of the response headers that the script sees.
	 * @return the names in lower case, none if the response is not readable
	 */
	public Set<String> visibleHeaders() {
		WireResponse response = response();
		if (this.outcome != Outcome.READABLE || response == null) {
			return Set.of();
		}
		if (!isCrossOrigin()) {
			return response.headers()
				.stream()
				.map((field) -> field.name().toLowerCase(Locale.ROOT))
				.filter((name) -> !name.startsWith("set-cookie"))
				.collect(Collectors.toSet());
		}
		return Browser.visibleHeaders(this.last.credentials(), response.headers());
	}

	BrowserTester browser() {
		return this.browser;
	}

	BrowserRequest request() {
		return this.request;
	}

	List<String> urls() {
		return this.urls;
	}

	List<Step> steps() {
		return this.steps;
	}

	List<String> notes() {
		return this.notes;
	}

	boolean usesCachedPreflight() {
		return this.cachedPreflight;
	}

	List<Step> preflights() {
		return this.steps.stream().filter(Step::preflight).toList();
	}

	/**
	 * The requests themselves, one more for each redirect.
	 */
	List<Step> requests() {
		return this.steps.stream().filter((step) -> !step.preflight()).toList();
	}

	boolean isCrossOrigin() {
		return !this.request.origin().equals(Browser.origin(this.urls.get(0)))
				|| this.steps.stream().anyMatch(Step::crossOrigin);
	}

	@Nullable WireResponse response() {
		return this.steps.isEmpty() ? null : this.steps.get(this.steps.size() - 1).response();
	}

	/**
	 * What the policies say to the request, or {@code null} if they are not known.
	 */
	@Nullable CorsExplanation explanation() {
		CorsExplainer explainer = this.browser.explainer();
		return (explainer != null) ? explainer.explain(path(), this.request) : null;
	}

	String path() {
		String url = this.urls.get(0);
		int slash = url.indexOf('/', url.indexOf("://") + 3);
		return (slash < 0) ? "/" : url.substring(slash);
	}

	@Override
	@Deprecated
	public BrowserExchangeAssert assertThat() {
		return new BrowserExchangeAssert(this);
	}

	/**
	 * Everything that was sent and answered, line by line.
	 */
	@Override
	public String toString() {
		return new Transcript(this).toString();
	}

	/**
	 * The outcomes for a script.
	 */
	public enum Outcome {

		/**
		 * The script reads the response, whatever its status.
		 */
		READABLE,

		/**
		 * The browser keeps the response from the script or does not send the request.
		 */
		BLOCKED,

		/**
		 * There is no answer that the browser could judge.
		 */
		UNANSWERED,

		/**
		 * The application redirects to a server that is not part of the test.
		 */
		REDIRECTED_AWAY

	}

}
