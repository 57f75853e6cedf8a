package io.github.corsstarter.autoconfigure.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Api;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Body;
import io.github.corsstarter.browser.HeaderField;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests whom browsers name as the origin after a redirect, and what they ask for again.
 */
class RedirectTests {

	private static final HeaderField TOKEN = new HeaderField("X-Token", "1");

	private static final String PAGE = "the page";

	private static final int REPETITIONS = 3;

	@RegisterExtension
	private static final AnsweringServer server = AnsweringServer.start();

	@TempDir
	private Path directory;

	private final List<Case> cases = new ArrayList<>();

	@ParameterizedTest
	@EnumSource
	void originIsNullAfterASecondForeignOne(Engine engine) throws Exception {
		boolean firefox = engine == Engine.FIREFOX;
		add("from the page", false, "GET", null, PAGE, 0, 1, true);
		add("from the page, with a preflight", false, "PUT", TOKEN, PAGE, 1, 1, true);
		add("from the page, to whom it means null", false, "GET", null, "null", 0, 1, false);
		add("from another origin", true, "GET", null, "null", 0, 2, true);
		add("from another origin, to whom it means the page", true, "GET", null, PAGE, 0, 2, false);
		add("from another origin, with a preflight", true, "PUT", TOKEN, "*", 2, 2, true);
		// The preflight of Firefox still names the page.
		add("from another origin, with a preflight for null", true, "PUT", TOKEN, "null", 2, firefox ? 1 : 2, !firefox);
		add("from another origin, with a preflight for the page", true, "PUT", TOKEN, PAGE, 2, firefox ? 2 : 1, false);
		// That of WebKitGTK makes a GET of it.
		boolean webkit = engine == Engine.WEBKIT;
		add("DELETE, which is not allowed", false, "DELETE", null, PAGE, webkit ? 0 : 1, webkit ? 1 : 0, webkit);
		HeaderField authorization = new HeaderField("Authorization", "Bearer x");
		switch (engine) {
			case CHROMIUM -> add("without Authorization", true, "GET", authorization, "*", 1, 2, true);
			case FIREFOX ->
				add("without Authorization, asked all the same", true, "GET", authorization, "*", 2, 2, true);
			case WEBKIT -> add("with Authorization, not allowed there", true, "GET", authorization, "*", 2, 1, false);
		}
		try (RunningBrowser browser = RunningBrowser.start(engine, this.directory)) {
			List<String> disagreements = disagreements(browser, 0);
			for (int i = 1; i <= REPETITIONS && !disagreements.isEmpty(); i++) {
				disagreements = disagreements(browser, i);
			}
			assertThat(disagreements).isEmpty();
		}
	}

	private void add(String name, boolean foreign, String method, HeaderField header, String allowed, int preflights,
			int requests, boolean readable) {
		this.cases.add(new Case(name, foreign, method, (header != null) ? List.of(header) : List.of(), allowed,
				preflights + " preflights, " + requests + " requests, readable " + readable));
	}

	private List<String> disagreements(RunningBrowser browser, int repetition) throws InterruptedException {
		List<ScriptedRequest> requests = new ArrayList<>();
		for (Case which : this.cases) {
			requests.add(which.request(requests.size(), "/" + browser.engine() + repetition + "-", browser.origin()));
		}
		Map<Integer, Outcome> outcomes = browser.run(requests);
		List<String> disagreements = new ArrayList<>();
		for (ScriptedRequest request : requests) {
			SeenRequests.Seen seen = server.seen().of(request.paths());
			String measured = seen.preflights() + " preflights, " + seen.requests() + " requests, readable "
					+ outcomes.get(request.id()).attempts().get(0).readable();
			Case which = this.cases.get(request.id());
			if (!measured.equals(which.expected)) {
				disagreements.add(which.name + ": expected " + which.expected + ", measured " + measured);
			}
		}
		return disagreements;
	}

	/**
	 * A request that is redirected.
	 */
	private record Case(String name, boolean foreign, String method, List<HeaderField> headers, String allowed,
			String expected) {

		ScriptedRequest request(int id, String prefix, String page) {
			ScriptedRequest request = new ScriptedRequest(id, server.url(prefix + id), Api.FETCH, this.method,
					this.headers, "omit", Body.NONE, false, 1);
			ScriptedRequest redirected = this.foreign ? request.redirected(server.url(""), server.alias(""))
					: request.redirected(page + "/redirect", server.url(""));
			server.answer(redirected.paths().get(0), answer("*", "authorization, x-token"));
			server.answer(redirected.path(), answer(this.allowed.equals(PAGE) ? page : this.allowed, "x-token"));
			return redirected;
		}

		private static List<HeaderField> answer(String origin, String headers) {
			return List.of(new HeaderField("Access-Control-Allow-Origin", origin),
					new HeaderField("Access-Control-Allow-Methods", "PUT"),
					new HeaderField("Access-Control-Allow-Headers", headers));
		}

	}

}
