package io.github.corsstarter.autoconfigure.browser;

import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Api;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Body;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.HeaderField;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how long each engine keeps the answer to a preflight that allows more, by a clock
 * that is set forward while it runs.
 */
class CapOfMaxAgeTests {

	private static final String MAX_AGE = "172800";

	private static final int MARGIN = 30;

	/**
	 * A browser that has just started may forget what it keeps.
	 */
	private static final int FIRST_REQUESTS = 6;

	@RegisterExtension
	private static final AnsweringServer server = AnsweringServer.start();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void engineForgetsAtItsCapAndNotBefore(Engine engine) throws Exception {
		RunningBrowser.assumeInstalled(engine);
		MovedClock clock = MovedClock.in(this.directory);
		long cap = engine.cacheTime(Browser.maxAge(List.of(MAX_AGE)));
		String path = "/" + engine;
		try (RunningBrowser browser = RunningBrowser.start(engine, this.directory, clock.variables())) {
			int preflights = request(browser, path);
			for (int i = 0; i < FIRST_REQUESTS; i++) {
				preflights = request(browser, path);
			}
			clock.set(cap - MARGIN);
			assertThat(request(browser, path)).as("%d s before the cap", MARGIN).isEqualTo(preflights);
			clock.set(cap + MARGIN);
			assertThat(request(browser, path)).as("%d s after the cap", MARGIN).isEqualTo(preflights + 1);
		}
	}

	/**
	 * Make a request.
	 * @return the number of preflights so far
	 */
	private static int request(RunningBrowser browser, String path) throws InterruptedException {
		server.answer(path,
				List.of(new HeaderField("Access-Control-Allow-Origin", "*"),
						new HeaderField("Access-Control-Allow-Headers", "x-token"),
						new HeaderField("Access-Control-Max-Age", MAX_AGE)));
		browser.run(List.of(new ScriptedRequest(0, server.url(path), Api.FETCH, "GET",
				List.of(new HeaderField("X-Token", "1")), "omit", Body.NONE, false, 1)));
		return server.seen().of(path).preflights();
	}

}
