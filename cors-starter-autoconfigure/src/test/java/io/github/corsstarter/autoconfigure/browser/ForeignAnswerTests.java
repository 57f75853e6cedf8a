package io.github.corsstarter.autoconfigure.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.autoconfigure.browser.Outcome.Attempt;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Api;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Body;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightCacheTimes;
import io.github.corsstarter.browser.PreflightVerdict;
import io.github.corsstarter.test.BrowserExchange;
import io.github.corsstarter.test.BrowserFetch;
import io.github.corsstarter.test.BrowserPage;
import io.github.corsstarter.test.BrowserTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that browsers take answers that no policy gives as {@link Browser} and its notes
 * on engines say.
 */
class ForeignAnswerTests {

	private static final String AUTHORIZATION = "Chromium, Firefox and WebKit still do and send this request";

	private static final String FILLED_IN = "Chromium, Firefox and WebKit refuse the method";

	private static final String NOT_CACHED = "Firefox sends the preflight before every such request";

	private static final HeaderField TOKEN = new HeaderField("X-Token", "1");

	private static final List<Case> CASES = List.of(
			new Case("* does not name Authorization", "GET", new HeaderField("Authorization", "Bearer x"),
					"Allow-Headers: *"),
			new Case("Authorization beside *", "GET", new HeaderField("Authorization", "Bearer x"),
					"Allow-Headers: *, authorization"),
			new Case("any method", "PUT", null, "Allow-Methods: *"),
			new Case("any header", "GET", TOKEN, "Allow-Headers: *"),
			new Case("HEAD that is not named", "HEAD", TOKEN, "Allow-Headers: x-token"),
			new Case("HEAD that is named", "HEAD", TOKEN, "Allow-Headers: x-token", "Allow-Methods: HEAD"),
			new Case("two lines", "PUT", TOKEN, "Allow-Headers: x-other", "Allow-Headers: X-TOKEN",
					"Allow-Methods: GET", "Allow-Methods: PUT"),
			new Case("method in another case", "PATCH", null, "Allow-Methods: patch"),
			new Case("method that is not upper case", "patch", null, "Allow-Methods: PATCH"),
			new Case("method that stays lower case", "patch", null, "Allow-Methods: patch"),
			new Case("empty elements", "PUT", TOKEN, "Allow-Headers: ,x-token,,", "Allow-Methods: ,, PUT"),
			new Case("not a method", "PUT", null, "Allow-Methods: PUT, D E"),
			new Case("not a header", "GET", TOKEN, "Allow-Headers: x-token, x y"),
			new Case("not an exposed header", "GET", null, "Expose-Headers: ETag, x y"),
			new Case("any exposed header", "GET", null, "Expose-Headers: *"),
			new Case("exposed headers in two lines", "GET", null, "Expose-Headers: etag", "Expose-Headers: X-TOTAL"),
			new Case("no max-age", "GET", TOKEN, "Allow-Headers: x-token", "no max-age"),
			new Case("max-age 0", "GET", TOKEN, "Allow-Headers: x-token", "Max-Age: 0"),
			new Case("max-age -1", "GET", TOKEN, "Allow-Headers: x-token", "Max-Age: -1"),
			new Case("max-age abc", "GET", TOKEN, "Allow-Headers: x-token", "Max-Age: abc"),
			new Case("max-age +600", "GET", TOKEN, "Allow-Headers: x-token", "Max-Age: +600"),
			new Case("max-age twice", "GET", TOKEN, "Allow-Headers: x-token", "Max-Age: 600", "Max-Age: 600"),
			new Case("max-age beyond all numbers", "GET", TOKEN, "Allow-Headers: x-token",
					"Max-Age: 99999999999999999999999"),
			new Case("two origins", "GET", null, "Allow-Origin: *"),
			new Case("methods are missing although a preflight is forced", "FORCED", null));

	/**
	 * A browser that has just started may forget what it keeps.
	 */
	private static final int REPETITIONS = 5;

	@RegisterExtension
	private static final AnsweringServer server = AnsweringServer.start();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void browsersTakeAnswersAsTheModelDoes(Engine engine) throws Exception {
		try (RunningBrowser browser = RunningBrowser.start(engine, this.directory)) {
			List<String> disagreements = disagreements(browser, 0);
			for (int i = 1; i <= REPETITIONS && !disagreements.isEmpty(); i++) {
				disagreements = disagreements(browser, i);
			}
			assertThat(disagreements).isEmpty();
		}
	}

	/**
	 * Where the model knows that Chromium differs from the standard, the tester is with
	 * the standard.
	 */
	@Test
	void theTesterTakesAnswersAsChromiumDoes() {
		int compared = 0;
		for (ScriptedRequest request : requests("/tester/")) {
			Case which = CASES.get(request.id());
			BrowserPage page = BrowserTester.onPort(URI.create(request.url()).getPort()).at("https://page.example");
			BrowserRequest taken = request.asSentFrom("https://page.example");
			PreflightVerdict verdict = Browser.preflight(taken, request.url(), 204, which.answer());
			if (says(verdict, AUTHORIZATION) || says(verdict, FILLED_IN) || isKeptByOneOnly(which)) {
				continue;
			}
			List<Attempt> attempts = List.of(attempt(page, taken, request.url()), attempt(page, taken, request.url()));
			Verdict measured = Verdict.measured(server.seen().of(request.path()), new Outcome(request.id(), attempts));
			assertThat(measured).as(which.name).isEqualTo(modelled(Engine.CHROMIUM, which, taken, request.times()));
			compared++;
		}
		assertThat(compared).isGreaterThan(15);
	}

	private static boolean isKeptByOneOnly(Case which) {
		PreflightCacheTimes times = Browser.maxAge(which.values("Access-Control-Max-Age"));
		return (times.fetch() > 0) != (times.chromium() > 0);
	}

	private static Attempt attempt(BrowserPage page, BrowserRequest request, String url) {
		BrowserFetch fetch = page.fetch(request.method(), url);
		request.headers().forEach((field) -> fetch.header(field.name(), field.value()));
		BrowserExchange exchange = (request.forcedPreflight() ? fetch.forcedPreflight() : fetch).exchange();
		return new Attempt(exchange.outcome() == BrowserExchange.Outcome.READABLE,
				List.copyOf(exchange.visibleHeaders()));
	}

	private static List<String> disagreements(RunningBrowser browser, int repetition) throws InterruptedException {
		List<ScriptedRequest> requests = requests("/" + browser.engine() + repetition + "/");
		Map<Integer, Outcome> outcomes = browser.run(requests);
		List<String> disagreements = new ArrayList<>();
		for (ScriptedRequest request : requests) {
			Case which = CASES.get(request.id());
			Verdict measured = Verdict.measured(server.seen().of(request.path()), outcomes.get(request.id()));
			Verdict modelled = modelled(browser.engine(), which, request.asSentFrom(browser.origin()), request.times());
			if (!measured.equals(modelled)) {
				disagreements.add(which.name + "\n  modelled " + modelled + "\n  measured " + measured + "\n");
			}
		}
		return disagreements;
	}

	private static List<ScriptedRequest> requests(String prefix) {
		List<ScriptedRequest> requests = new ArrayList<>();
		for (Case which : CASES) {
			String path = prefix + requests.size();
			server.answer(path, which.answer());
			requests.add(which.request(requests.size(), server.url(path)));
		}
		return requests;
	}

	private static Verdict modelled(Engine engine, Case which, BrowserRequest request, int times) {
		List<HeaderField> answer = which.answer();
		boolean readable = Browser.response(request, "", answer).readable();
		Set<String> visible = readable ? Verdict.present(Browser.visibleHeaders(false, which.whole())) : Set.of();
		if (!request.needsPreflight()) {
			return new Verdict(0, times, readable, visible);
		}
		PreflightVerdict verdict = Browser.preflight(request, "", 204, answer);
		if (!passes(verdict)) {
			return new Verdict(times, 0, false, Set.of());
		}
		return new Verdict(isReused(engine, which, verdict) ? 1 : times, times, readable, visible);
	}

	private static boolean passes(PreflightVerdict verdict) {
		return (verdict.passes() && !says(verdict, FILLED_IN)) || says(verdict, AUTHORIZATION);
	}

	private static boolean isReused(Engine engine, Case which, PreflightVerdict verdict) {
		return (engine.cacheTime(Browser.maxAge(which.values("Access-Control-Max-Age"))) > 0
				|| isInvalidForChromium(engine, which)) && !(engine == Engine.FIREFOX && says(verdict, NOT_CACHED))
				&& !(engine == Engine.CHROMIUM && says(verdict, AUTHORIZATION));
	}

	/**
	 * The model follows older versions of Chromium, which keep no answer with an invalid
	 * number.
	 */
	private static boolean isInvalidForChromium(Engine engine, Case which) {
		List<String> values = which.values("Access-Control-Max-Age");
		return engine == Engine.CHROMIUM && !values.isEmpty() && !String.join(",", values).matches("[-+]?[0-9]{1,18}");
	}

	private static boolean says(PreflightVerdict verdict, String note) {
		return verdict.engineNotes().stream().anyMatch((text) -> text.contains(note));
	}

	/**
	 * A request and the answer to it and to its preflight.
	 */
	private static final class Case {

		private final String name;

		private final String method;

		private final List<HeaderField> headers;

		private final List<String> answer;

		private Case(String name, String method, HeaderField header, String... answer) {
			this.name = name;
			this.method = method;
			this.headers = (header != null) ? List.of(header) : List.of();
			this.answer = List.of(answer);
		}

		ScriptedRequest request(int id, String url) {
			boolean forced = this.method.equals("FORCED");
			return new ScriptedRequest(id, url, forced ? Api.XHR_WITH_UPLOAD_LISTENER : Api.FETCH,
					forced ? "PUT" : this.method, this.headers, "omit", forced ? Body.TEXT : Body.NONE, false, 2);
		}

		List<HeaderField> answer() {
			List<HeaderField> fields = new ArrayList<>();
			fields.add(new HeaderField("Access-Control-Allow-Origin", "*"));
			if (this.answer.stream().noneMatch((line) -> line.contains("ax-"))) {
				fields.add(new HeaderField("Access-Control-Max-Age", "600"));
			}
			for (String line : this.answer) {
				int colon = line.indexOf(": ");
				if (colon > 0) {
					fields
						.add(new HeaderField("Access-Control-" + line.substring(0, colon), line.substring(colon + 2)));
				}
			}
			return fields;
		}

		List<String> values(String name) {
			return answer().stream().filter((field) -> field.name().equals(name)).map(HeaderField::value).toList();
		}

		List<HeaderField> whole() {
			List<HeaderField> whole = new ArrayList<>(answer());
			WitnessApplication.HEADERS.forEach((header, value) -> whole.add(new HeaderField(header, value)));
			return whole;
		}

	}

}
