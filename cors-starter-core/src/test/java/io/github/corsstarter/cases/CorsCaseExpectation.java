package io.github.corsstarter.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what came of a case with what has to come of it, the browser's verdict
 * included.
 */
public final class CorsCaseExpectation {

	private static final String URL = "https://api.example/";

	// Every header that can be safe is unsafe with this value.
	private static final String UNSAFE_VALUE = "\"";

	private final CorsCase corsCase;

	private final CorsCaseExpect expect;

	private final CorsCaseResponse response;

	private CorsCaseExpectation(CorsCase corsCase, CorsCaseResponse response) {
		this.corsCase = corsCase;
		this.expect = corsCase.expect();
		this.response = response;
	}

	/**
	 * Check a response. Of a case that is a choice only what no library may do.
	 * @param corsCase the case
	 * @param response the response
	 */
	public static void check(CorsCase corsCase, CorsCaseResponse response) {
		CorsCaseExpectation expectation = new CorsCaseExpectation(corsCase, response);
		expectation.checkFailure();
		CorsCaseGrant.check(corsCase, response);
		if (!corsCase.isChoice()) {
			expectation.checkStatus();
			expectation.checkHeaders();
			expectation.checkVary();
			corsCase.expect().browser().forEach(expectation::checkVerdict);
		}
	}

	// Reports name parameterized tests by number.
	private String described(Object subject) {
		return this.corsCase.id() + ": " + subject;
	}

	private void checkFailure() {
		CorsCaseApp.Via via = this.corsCase.other().app().via();
		boolean fails = via == CorsCaseApp.Via.THROW || via == CorsCaseApp.Via.ASYNC_THROW;
		if (!fails && this.corsCase.other().app().status() < 500) {
			assertThat(this.response.status()).as(described("status")).isBetween(200, 499);
		}
	}

	private void checkStatus() {
		if (this.expect.status() != null) {
			assertThat(this.response.status()).as(described("status")).isEqualTo(this.expect.status());
		}
		else if (this.expect.isNonCors()) {
			assertThat(this.response.status()).as(described("status")).isEqualTo(this.corsCase.other().app().status());
		}
	}

	private void checkHeaders() {
		this.expect.headers()
			.forEach((name, value) -> assertThat(this.response.values(name)).as(described(name))
				.isEqualTo((value != null) ? List.of(value) : List.of()));
	}

	private void checkVary() {
		List<String> vary = this.response.elements("Vary");
		this.expect.varyMustInclude()
			.stream()
			.filter((name) -> !isOfUnreachedApplication(name))
			.forEach((name) -> assertThat(vary).as(described("Vary")).contains(name.toLowerCase()));
		if (this.expect.vary() != null) {
			assertThat(vary).as(described("Vary"))
				.containsExactlyInAnyOrderElementsOf(this.expect.vary().stream().map(String::toLowerCase).toList());
		}
	}

	private boolean isOfUnreachedApplication(String name) {
		return CorsCaseCore.decide(this.corsCase).status() != 0
				&& this.corsCase.other().app().headers().contains(new HeaderField("Vary", name));
	}

	private void checkVerdict(CorsCaseVerdict verdict) {
		switch (verdict.verdict()) {
			case "preflight-pass" -> assertThat(passes(verdict)).as(described(verdict)).isTrue();
			case "preflight-fail" -> assertThat(passes(verdict)).as(described(verdict)).isFalse();
			case "readable" -> checkReadable(verdict);
			case "blocked" -> assertThat(isReadable(verdict)).as(described(verdict)).isFalse();
			case "same-origin" -> assertThat(this.response.status()).as(described(verdict))
				.isEqualTo(this.corsCase.other().app().status());
			default -> throw new AssertionError("Unknown verdict " + verdict);
		}
	}

	private boolean passes(CorsCaseVerdict verdict) {
		List<HeaderField> headers = new ArrayList<>();
		requestedNames().forEach((name) -> headers.add(new HeaderField(name, UNSAFE_VALUE)));
		String method = this.corsCase.request().received("Access-Control-Request-Method").get(0);
		BrowserRequest request = new BrowserRequest(this.corsCase.request().origin(), method, headers,
				verdict.isInclude(), false);
		return Browser.preflight(request, URL, this.response.status(), this.response.headers()).passes();
	}

	private List<String> requestedNames() {
		return this.corsCase.request()
			.received("Access-Control-Request-Headers")
			.stream()
			.flatMap((line) -> Arrays.stream(line.split(",", -1)))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.toList();
	}

	private boolean isReadable(CorsCaseVerdict verdict) {
		BrowserRequest request = new BrowserRequest(this.corsCase.request().origin(), this.corsCase.request().method(),
				List.of(), verdict.isInclude(), false);
		return Browser.response(request, URL, this.response.headers()).readable();
	}

	private void checkReadable(CorsCaseVerdict verdict) {
		assertThat(isReadable(verdict)).as(described(verdict)).isTrue();
		Set<String> visible = Browser.visibleHeaders(verdict.isInclude(), this.response.headers());
		assertThat(visible).as(described("visible headers")).containsAll(verdict.visible());
		verdict.hidden().forEach((name) -> assertThat(visible).as(described("visible headers")).doesNotContain(name));
	}

}
