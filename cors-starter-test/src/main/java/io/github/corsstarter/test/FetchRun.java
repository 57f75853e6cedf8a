package io.github.corsstarter.test;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.BlockReason;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightVerdict;
import io.github.corsstarter.browser.RedirectVerdict;
import io.github.corsstarter.browser.ResponseVerdict;
import io.github.corsstarter.test.BrowserExchange.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One run of "main fetch" (#main-fetch): sends what a browser sends, in its order, and
 * leaves every judgement to {@link Browser}.
 */
final class FetchRun {

	private static final String ORIGIN = "Origin";

	private final BrowserPage page;

	private final BrowserClient client;

	private final BrowserRequest asked;

	private final int answer;

	private final List<String> urls = new ArrayList<>();

	private final List<Step> steps = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private BrowserRequest request;

	private @Nullable String body;

	private boolean crossOrigin;

	private boolean cachedPreflight;

	FetchRun(BrowserPage page, BrowserRequest request, String url, @Nullable String body, int answer) {
		this.page = page;
		this.client = page.browser().client();
		this.asked = request;
		this.request = request;
		this.body = body;
		this.answer = answer;
		this.urls.add(url);
	}

	BrowserExchange run() {
		if (this.request.forbiddenMethod()) {
			this.notes.add("Browsers throw a TypeError for this method and send nothing.");
			return end(Outcome.BLOCKED, BlockReason.METHOD_FORBIDDEN, null);
		}
		try {
			BrowserExchange end = hop();
			while (end == null) {
				end = hop();
			}
			return end;
		}
		catch (NoAnswerException ex) {
			String message = ex.getMessage();
			this.notes.add((message != null) ? message : "There was no answer.");
			return end(Outcome.UNANSWERED, null, null);
		}
	}

	/**
	 * Sends the request to the current URL. Returns {@code null} after a redirect.
	 */
	private @Nullable BrowserExchange hop() throws NoAnswerException {
		this.crossOrigin |= !this.request.origin().equals(Browser.origin(url()));
		if (this.crossOrigin && this.request.needsPreflight()) {
			BrowserExchange blocked = preflight();
			if (blocked != null) {
				return blocked;
			}
		}
		WireResponse response = send(false, actual());
		if (this.crossOrigin) {
			ResponseVerdict verdict = Browser.response(this.request, this.urls, response.headers());
			if (!verdict.readable()) {
				return end(Outcome.BLOCKED, verdict.reason(), verdict.consoleMessage());
			}
		}
		RedirectVerdict redirect = Browser.redirect(this.request, this.urls, response.status(), response.headers());
		return (redirect != null) ? follow(redirect) : end(Outcome.READABLE, null, null);
	}

	private @Nullable BrowserExchange preflight() throws NoAnswerException {
		if (this.page.preflights().covers(this.request, url(), this.page.now())) {
			this.cachedPreflight = true;
			return null;
		}
		List<HeaderField> fields = new ArrayList<>(this.request.preflightHeaders());
		fields.addAll(fetchMetadata());
		WireResponse response = send(true, new WireRequest("OPTIONS", URI.create(url()), fields, List.of(), null));
		PreflightVerdict verdict = Browser.preflight(this.request, this.urls, response.status(), response.headers());
		this.notes.addAll(verdict.engineNotes());
		if (!verdict.passes()) {
			this.page.preflights().clear(this.request.origin(), url());
			return end(Outcome.BLOCKED, verdict.reason(), verdict.consoleMessage());
		}
		this.page.preflights().store(this.request, url(), response.headers(), this.page.now());
		return null;
	}

	private @Nullable BrowserExchange follow(RedirectVerdict redirect) {
		String next = redirect.url();
		if (next == null) {
			return end(Outcome.BLOCKED, redirect.reason(), redirect.consoleMessage());
		}
		String origin = Browser.origin(next);
		if (origin == null || !this.client.reaches(origin)) {
			this.notes.add("The application redirects to " + next + ", which is not part of the test.");
			return end(Outcome.REDIRECTED_AWAY, null, null);
		}
		this.urls.add(next);
		this.request = redirect.request();
		this.body = redirect.dropsBody() ? null : this.body;
		return null;
	}

	private WireRequest actual() {
		List<HeaderField> fields = new ArrayList<>();
		String method = this.request.normalizedMethod();
		if (this.crossOrigin || !(method.equals("GET") || method.equals("HEAD"))) {
			fields.add(new HeaderField(ORIGIN, this.request.origin()));
		}
		if (this.request.headers().stream().noneMatch((field) -> field.name().equalsIgnoreCase("Accept"))) {
			fields.add(new HeaderField("Accept", "*/*"));
		}
		fields.addAll(fetchMetadata());
		fields.addAll(this.request.headers());
		URI uri = URI.create(url());
		List<Cookie> cookies = hasCredentials() ? this.page.cookies().cookies(uri, isSameSite(), this.page.now())
				: List.of();
		return new WireRequest(method, uri, fields, cookies, this.body);
	}

	private List<HeaderField> fetchMetadata() {
		String site = !this.crossOrigin ? "same-origin" : isSameSite() ? "same-site" : "cross-site";
		return List.of(new HeaderField("Sec-Fetch-Site", site), new HeaderField("Sec-Fetch-Mode", "cors"),
				new HeaderField("Sec-Fetch-Dest", "empty"));
	}

	private boolean hasCredentials() {
		return !this.crossOrigin || this.request.credentials();
	}

	private boolean isSameSite() {
		return this.urls.stream().allMatch((url) -> {
			String origin = Browser.origin(url);
			return origin != null && Site.isSame(this.asked.origin(), origin);
		});
	}

	private WireResponse send(boolean preflight, WireRequest request) throws NoAnswerException {
		HandlerWitness witness = HandlerWitness.start(preflight ? 0 : this.answer);
		WireResponse response = null;
		try {
			response = this.client.send(request.with(new HeaderField(HandlerWitness.HEADER, witness.id())),
					this.page.browser().timeout());
		}
		finally {
			witness.stop();
			Boolean handler = witness.hasReachedHandler() ? Boolean.TRUE
					: this.page.browser().isWitnessed() ? Boolean.FALSE : null;
			this.steps.add(new Step(preflight, this.crossOrigin, request, response, handler));
		}
		if (witness.hasMissedFilters()) {
			throw new AssertionError(
					"The filters of the application are not in the chain of this client, so nothing that"
							+ " they do about CORS can be tested. Leave out addFilters = false of @AutoConfigureMockMvc, or use"
							+ " MockMvc or a port where there is neither.");
		}
		if (!preflight && hasCredentials()) {
			receiveCookies(request, response);
		}
		return response;
	}

	private void receiveCookies(WireRequest request, WireResponse response) {
		for (String line : response.values("Set-Cookie")) {
			String refusal = this.page.cookies().receive(line, request.uri(), isSameSite(), this.page.now());
			if (refusal != null) {
				this.notes.add(refusal);
			}
		}
	}

	private String url() {
		return this.urls.get(this.urls.size() - 1);
	}

	private BrowserExchange end(Outcome outcome, @Nullable BlockReason reason, @Nullable String consoleMessage) {
		return new BrowserExchange(this.page.browser(), this.asked, this.request, this.urls, this.steps, outcome,
				reason, consoleMessage, this.cachedPreflight, this.notes);
	}

}
