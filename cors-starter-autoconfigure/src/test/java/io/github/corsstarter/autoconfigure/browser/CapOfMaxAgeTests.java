package io.github.corsstarter.autoconfigure.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Api;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Body;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.HeaderField;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how long WebKit keeps the answer to a preflight that allows more, by a clock that
 * is set forward while it runs. The other engines stand still with such a clock.
 */
class CapOfMaxAgeTests {

	private static final Path CLOCK = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

	private static final String MAX_AGE = "172800";

	private static final int MARGIN = 20;

	@RegisterExtension
	private static final AnsweringServer server = AnsweringServer.start();

	@TempDir
	private Path directory;

	@Test
	void webkitForgetsAtItsCapAndNotBefore() throws Exception {
		RunningBrowser.assumeInstalled(Engine.WEBKIT);
		assumeClock();
		Path clock = Files.writeString(this.directory.resolve("clock"), "+0");
		long cap = Engine.WEBKIT.cacheTime(Browser.maxAge(List.of(MAX_AGE)));
		try (RunningBrowser browser = RunningBrowser.start(Engine.WEBKIT, this.directory, Map.of("LD_PRELOAD",
				CLOCK.toString(), "FAKETIME_TIMESTAMP_FILE", clock.toString(), "FAKETIME_NO_CACHE", "1"))) {
			assertThat(preflights(browser)).isOne();
			Files.writeString(clock, "+" + (cap - MARGIN));
			assertThat(preflights(browser)).isOne();
			Files.writeString(clock, "+" + (cap + MARGIN));
			assertThat(preflights(browser)).isEqualTo(2);
		}
	}

	private static void assumeClock() {
		String missing = "The cap of max-age is not tested: apt-get install libfaketime";
		assertThat(Boolean.getBoolean("browser.required") && !Files.exists(CLOCK)).as(missing).isFalse();
		Assumptions.assumeTrue(Files.exists(CLOCK), missing);
	}

	/**
	 * Make a request, and count the preflights of all so far.
	 */
	private static int preflights(RunningBrowser browser) throws InterruptedException {
		server.answer("/",
				List.of(new HeaderField("Access-Control-Allow-Origin", "*"),
						new HeaderField("Access-Control-Allow-Headers", "x-token"),
						new HeaderField("Access-Control-Max-Age", MAX_AGE)));
		browser.run(List.of(new ScriptedRequest(0, server.url("/"), Api.FETCH, "GET",
				List.of(new HeaderField("X-Token", "1")), "omit", Body.NONE, false, 1)));
		return server.seen().of("/").preflights();
	}

}
