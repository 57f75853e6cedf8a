package io.github.corsstarter.autoconfigure.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Api;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Body;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.EngineDifference;
import io.github.corsstarter.browser.HeaderField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each engine differs from the standard where {@link EngineDifference} says
 * so, and close by does not.
 */
class EngineDifferenceTests {

	private static final String PAGE = "http://127.0.0.1:1";

	private static final List<Case> CASES = List.of(
			Case.of(EngineDifference.CLIENT_HINTS, "Device-Memory: 0.5", "Downlink: 1.5", "DPR: 2", "ECT: 4g",
					"ECT: slow-2g", "Intervention: any", "RTT: 100", "Save-Data: ON", "Viewport-Width: 300",
					"Width: " + "1".repeat(128)),
			Case.of(null, "DPR: 2.", "DPR: .5", "Downlink: x", "ECT: 4G", "RTT: 1.5", "Save-Data: off",
					"Width: " + "1".repeat(129)),
			Case.of(EngineDifference.UNITS_IN_ANY_CASE, "Range: Bytes=0-1", "Range: BYTES=0-"),
			Case.of(null, "Range: Bytes = 0-1", "Range: Items=0-1"),
			Case.of(EngineDifference.SIGNED_POSITIONS, "Range: bytes=9223372036854775808-",
					"Range: bytes=0-9223372036854775808", "Range: bytes=18446744073709551616-"),
			Case.of(EngineDifference.UNSIGNED_POSITIONS, "Range: bytes=18446744073709551616-",
					"Range: bytes=2-18446744073709551616"),
			Case.of(null, "Range: bytes=9223372036854775807-9223372036854775807"),
			Case.of(EngineDifference.COMMA_IN_MEDIA_TYPE, "Content-Type: text/plain;a=b,c"),
			Case.of(EngineDifference.BEYOND_ASCII, "Accept: \u00e9", "Content-Type: text/plain;\u00e9"),
			Case.of(null, "Accept: a,b", "Accept-Language: \u00e9", "Content-Type: text/plain,application/json"),
			Case.of(EngineDifference.CONDITIONAL_REQUESTS, "If-Match: x", "If-None-Match: x", "If-Modified-Since: x",
					"If-Unmodified-Since: x", "If-Range: x"),
			Case.of(EngineDifference.CONDITIONAL_FETCHES, "If-None-Match: x"), Case.of(null, "If-Anything: x"),
			new Case(EngineDifference.CONDITIONAL_REQUESTS, List.of("If-None-Match: x"), Api.XHR, Body.NONE, false, 1),
			new Case(EngineDifference.NOTHING_TO_UPLOAD, List.of("Accept: a"), Api.XHR_WITH_UPLOAD_LISTENER, Body.NONE,
					false, 1),
			new Case(null, List.of("Accept: a"), Api.XHR_WITH_UPLOAD_LISTENER, Body.TEXT, false, 1),
			new Case(EngineDifference.OPAQUE_ORIGINS, List.of("X-Token: 1"), Api.FETCH, Body.NONE, true, 1),
			Case.repeated(EngineDifference.JOINED_VALUES, 2, Api.FETCH, "Accept: " + "a".repeat(64),
					"Content-Type: text/plain"),
			Case.repeated(null, 2, Api.FETCH, "Accept: " + "a".repeat(63)),
			Case.repeated(null, 2, Api.XHR, "Accept: " + "a".repeat(63), "Accept: " + "a".repeat(64)),
			Case.repeated(EngineDifference.UNLIMITED_SUM, 9, Api.FETCH, "Accept: " + "a".repeat(114)),
			Case.repeated(EngineDifference.JOINED_VALUES, 8, Api.FETCH, "Accept: " + "a".repeat(128)));

	/**
	 * A browser that has just started may forget what it keeps.
	 */
	private static final int REPETITIONS = 5;

	@RegisterExtension
	private static final AnsweringServer server = AnsweringServer.start();

	@TempDir
	private Path directory;

	@Test
	void everyDifferenceIsTried() {
		assertThat(CASES).extracting((which) -> which.difference).contains(EngineDifference.values());
	}

	@ParameterizedTest
	@EnumSource(EngineDifference.class)
	void noteNamesEngineAndHeader(EngineDifference difference) {
		for (ScriptedRequest scripted : requests("/")) {
			BrowserRequest request = scripted.asSentFrom(PAGE);
			if (difference.concerns(request)) {
				String name = difference.note(request).contains("`null`") ? "null" : scripted.headers().get(0).name();
				assertThat(difference.note(request)).containsAnyOf("`" + name + "`", "upload listeners",
						"repeated header", "all safelisted headers");
				difference.engines()
					.forEach((engine) -> assertThat(difference.note(request)).containsIgnoringCase(engine.name()));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void enginesDifferWhereTheModelSaysSo(Engine engine) throws Exception {
		try (RunningBrowser browser = RunningBrowser.start(engine, this.directory)) {
			List<String> disagreements = disagreements(browser, 0);
			for (int i = 1; i <= REPETITIONS && !disagreements.isEmpty(); i++) {
				disagreements = disagreements(browser, i);
			}
			assertThat(disagreements).isEmpty();
		}
	}

	private static List<String> disagreements(RunningBrowser browser, int repetition) throws InterruptedException {
		List<ScriptedRequest> requests = requests("/" + browser.engine() + repetition + "/");
		Map<Integer, Outcome> outcomes = browser.run(requests);
		List<String> disagreements = new ArrayList<>();
		for (ScriptedRequest request : requests) {
			int measured = server.seen().of(request.path()).preflights();
			int modelled = preflights(browser, request);
			if (measured != modelled || !Boolean.TRUE.equals(outcomes.get(request.id()).attempts().get(1).readable())) {
				disagreements.add(request + ": modelled " + modelled + " preflights, measured " + measured);
			}
		}
		return disagreements;
	}

	private static int preflights(RunningBrowser browser, ScriptedRequest request) {
		EngineRequest taken = EngineRequest.of(browser.engine(), request, browser.origin());
		return !taken.request().needsPreflight() ? 0 : taken.reusable() ? 1 : 2;
	}

	@ParameterizedTest
	@EnumSource
	void modelDiffersFromTheStandardForThoseEnginesOnly(Engine engine) {
		int id = 0;
		List<ScriptedRequest> requests = requests("/");
		for (Case which : CASES) {
			for (int i = 0; i < which.headers.size(); i++) {
				ScriptedRequest request = requests.get(id++);
				EngineRequest taken = EngineRequest.of(engine, request, PAGE);
				boolean same = taken.reusable()
						&& taken.request().needsPreflight() == request.asSentFrom(PAGE).needsPreflight();
				if (which.difference == null || which.difference.engines().contains(engine.modelled())) {
					assertThat(same).as("%s in %s", request, engine).isEqualTo(which.difference == null);
				}
			}
		}
	}

	private static List<ScriptedRequest> requests(String prefix) {
		List<ScriptedRequest> requests = new ArrayList<>();
		for (Case which : CASES) {
			for (String line : which.headers) {
				int colon = line.indexOf(": ");
				HeaderField field = new HeaderField(line.substring(0, colon), line.substring(colon + 2));
				List<HeaderField> fields = Collections.nCopies(which.copies, field);
				String path = prefix + requests.size();
				server.answer(path,
						List.of(new HeaderField("Access-Control-Allow-Origin", "*"),
								new HeaderField("Access-Control-Allow-Headers", field.name()),
								new HeaderField("Access-Control-Max-Age", "600")));
				requests.add(new ScriptedRequest(requests.size(), server.url(path), which.api,
						(which.body == Body.NONE) ? "GET" : "POST", fields, "omit", which.body, which.opaque, 2));
			}
		}
		return requests;
	}

	/**
	 * Requests of one header each that show a difference, or none.
	 */
	private record Case(EngineDifference difference, List<String> headers, Api api, Body body, boolean opaque,
			int copies) {

		static Case of(EngineDifference difference, String... headers) {
			return new Case(difference, List.of(headers), Api.FETCH, Body.NONE, false, 1);
		}

		static Case repeated(EngineDifference difference, int copies, Api api, String... headers) {
			return new Case(difference, List.of(headers), api, Body.NONE, false, copies);
		}

	}

}
