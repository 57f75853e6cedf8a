package io.github.corsstarter.browser;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that redirects are followed as the standard says.
 */
class RedirectTests {

	private static final String PAGE = "https://app.example";

	private static final String API = "https://api.example/v1/orders";

	@ParameterizedTest
	@CsvSource({ "301, GET, GET", "301, POST, GET", "302, POST, GET", "302, PUT, PUT", "303, GET, GET",
			"303, HEAD, HEAD", "303, PUT, GET", "303, post, GET", "307, POST, POST", "308, patch, patch" })
	void keepsTheMethodUnlessTheStatusSaysGet(int status, String method, String next) {
		RedirectVerdict verdict = follow(status, method, "/v2/orders");
		assertThat(verdict.url()).isEqualTo("https://api.example/v2/orders");
		assertThat(verdict.request().normalizedMethod()).isEqualTo(next.equals("patch") ? "patch" : next);
		assertThat(verdict.dropsBody()).isEqualTo(!method.equalsIgnoreCase(next));
	}

	@Test
	void dropsWhatDescribesTheBodyWithTheBody() {
		assertThat(follow(303, "PUT", "/done").request().headers())
			.containsExactly(new HeaderField("Authorization", "Bearer 1"), new HeaderField("X-Tenant", "7"));
	}

	@Test
	void dropsAuthorizationOnTheWayToAnotherOrigin() {
		assertThat(follow(307, "PUT", "https://other.example/").request().headers())
			.containsExactly(new HeaderField("Content-Type", "application/json"), new HeaderField("X-Tenant", "7"));
	}

	@ParameterizedTest
	@CsvSource({ "https://api.example/v2, https://app.example", "https://API.example:443/v2, https://app.example",
			"https://other.example/, null", "http://api.example/v1, null", "https://app.example/, null" })
	void hidesThePageOnceOneForeignOriginLeadsToAnother(String location, String origin) {
		assertThat(follow(302, "GET", location).request().origin()).isEqualTo(origin);
	}

	@Test
	void tellsThePageWhereItsOwnServerLeadsAway() {
		RedirectVerdict verdict = Browser.redirect(request("GET"), List.of(PAGE + "/start"), 302, location(API));
		assertThat(verdict).isNotNull();
		assertThat(verdict.request().origin()).isEqualTo(PAGE);
	}

	@Test
	void followsTwentyRedirectsAndNoMore() {
		List<String> urls = Collections.nCopies(20, API);
		assertThat(Browser.redirect(request("GET"), urls, 302, location("/again")).reason()).isNull();
		urls = Collections.nCopies(21, API);
		assertThat(Browser.redirect(request("GET"), urls, 302, location("/again")).reason())
			.isEqualTo(BlockReason.TOO_MANY_REDIRECTS);
	}

	@Test
	void sendsNoPasswordOfALocationToAnotherOrigin() {
		RedirectVerdict verdict = follow(302, "GET", "https://user:secret@other.example/");
		assertThat(verdict.url()).isNull();
		assertThat(verdict.reason()).isEqualTo(BlockReason.REDIRECT_WITH_CREDENTIALS);
		assertThat(verdict.consoleMessage()).endsWith("Redirect location 'https://user:secret@other.example/'"
				+ " contains a username and password, which is disallowed for cross-origin requests.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://files.example/", "data:text/plain,x", "https://", "https://[", "http://a b/" })
	void doesNotFollowWhatIsNotAnAddressOfHttp(String location) {
		RedirectVerdict verdict = follow(302, "GET", location);
		assertThat(verdict.url()).isNull();
		assertThat(verdict.reason()).isEqualTo(BlockReason.REDIRECT_MALFORMED);
	}

	@Test
	void encodesWhatBrowsersEncode() {
		assertThat(follow(302, "GET", "/a b|c").url()).isEqualTo("https://api.example/a%20b%7Cc");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 300, 304, 305, 404 })
	void takesNoOtherStatusForARedirect(int status) {
		assertThat(Browser.redirect(request("GET"), List.of(API), status, location("/x"))).isNull();
	}

	@Test
	void takesAStatusWithoutLocationForAnAnswer() {
		assertThat(Browser.redirect(request("GET"), List.of(API), 302, List.of())).isNull();
	}

	@Test
	void namesTheFirstAddressInTheConsole() {
		ResponseVerdict verdict = Browser.response(request("GET"), List.of(API, "https://other.example/"), List.of());
		assertThat(verdict.consoleMessage()).startsWith("Access to fetch at 'https://other.example/' (redirected from"
				+ " 'https://api.example/v1/orders') from origin 'https://app.example' has been blocked");
	}

	private static RedirectVerdict follow(int status, String method, String location) {
		RedirectVerdict verdict = Browser.redirect(request(method), List.of(API), status, location(location));
		assertThat(verdict).isNotNull();
		return verdict;
	}

	private static BrowserRequest request(String method) {
		return new BrowserRequest(PAGE, method, List.of(new HeaderField("Content-Type", "application/json"),
				new HeaderField("Authorization", "Bearer 1"), new HeaderField("X-Tenant", "7")), false, false);
	}

	private static List<HeaderField> location(String value) {
		return List.of(new HeaderField("location", value));
	}

}
