package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Browser#preflight}: what passes, what the console says, where engines
 * differ.
 */
class PreflightTests {

	private static final String ORIGIN = "https://app.example";

	private static final String URL = "https://api.example/";

	private static final String PREFIX = "Access to fetch at 'https://api.example/' from origin 'https://app.example'"
			+ " has been blocked by CORS policy: ";

	private static final String ACCESS = PREFIX + "Response to preflight request doesn't pass access control check: ";

	private static final String METHODS = "Access-Control-Allow-Methods";

	private static final String HEADERS = "Access-Control-Allow-Headers";

	@Test
	void passesWhatIsNamed() {
		PreflightVerdict verdict = open(request("PUT", "X-A", "Authorization"), METHODS, "GET, PUT", HEADERS,
				"X-a,authorization");
		assertThat(verdict).isEqualTo(new PreflightVerdict(true, null, null, List.of()));
	}

	@Test
	void failsTheCorsCheckFirst() {
		PreflightVerdict verdict = Browser.preflight(request("PUT"), URL, 403, List.of());
		assertThat(verdict.passes()).isFalse();
		assertThat(verdict.consoleMessage())
			.isEqualTo(ACCESS + "No 'Access-Control-Allow-Origin' header is present on the requested resource.");
	}

	@Test
	void saysOfWrongOriginsThatItWasThePreflight() {
		assertThat(verdict(request("PUT"), 204, "Access-Control-Allow-Origin", "https://b.example").consoleMessage())
			.isEqualTo(ACCESS + "The 'Access-Control-Allow-Origin' header has a value 'https://b.example' that is not"
					+ " equal to the supplied origin. Have the server send the header with a valid value.");
		assertThat(verdict(request("PUT"), 204, "Access-Control-Allow-Origin", "b.example").consoleMessage())
			.startsWith(ACCESS + "The 'Access-Control-Allow-Origin' header contains the invalid value 'b.example'.");
		assertThat(verdict(request("PUT"), 204, "Access-Control-Allow-Origin", "*, *").consoleMessage())
			.startsWith(ACCESS + "The 'Access-Control-Allow-Origin' header contains multiple values '*, *',");
	}

	@Test
	void saysOfCredentialsThatItWasThePreflight() {
		assertThat(verdict(including("PUT"), 204, "Access-Control-Allow-Origin", "*").consoleMessage())
			.startsWith(ACCESS + "The value of the 'Access-Control-Allow-Origin' header in the response must not be");
		assertThat(verdict(including("PUT"), 204, "Access-Control-Allow-Origin", ORIGIN).consoleMessage())
			.startsWith(ACCESS + "The value of the 'Access-Control-Allow-Credentials' header in the response is ''");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 204, 206, 226, 299 })
	void passesEveryOkStatus(int status) {
		assertThat(verdict(request("GET"), status, "Access-Control-Allow-Origin", "*").passes()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 199, 300, 301, 302, 304, 308, 400, 401, 403, 404, 405, 500, 503 })
	void failsEveryOtherStatus(int status) {
		PreflightVerdict verdict = verdict(request("GET"), status, "Access-Control-Allow-Origin", "*");
		assertThat(verdict.passes()).isFalse();
		assertThat(verdict.consoleMessage()).isEqualTo(ACCESS + "It does not have HTTP ok status.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void namesRedirectsBeforeAnythingElse(int status) {
		PreflightVerdict verdict = verdict(request("GET"), status, "Location", "/login");
		assertThat(verdict.passes()).isFalse();
		assertThat(verdict.consoleMessage()).isEqualTo(ACCESS + "Redirect is not allowed for a preflight request.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT, b b", "PUT,(", "\"PUT\"", "PUT;", "P\u00dcT, PUT", "PUT\u000b" })
	void failsOnAnyBadTokenAmongMethods(String value) {
		assertThat(open(request("PUT"), METHODS, value).consoleMessage()).isEqualTo(
				PREFIX + "Cannot parse Access-Control-Allow-Methods response header field in preflight response.");
	}

	@Test
	void failsOnBadTokensAmongMethodsThatAreSafeAnyway() {
		assertThat(open(request("GET"), METHODS, "a b").passes()).isFalse();
	}

	@Test
	void failsOnAnyBadTokenAmongHeadersInAnyLine() {
		assertThat(open(request("GET", "x-a"), HEADERS, "x-a", HEADERS, "x b").consoleMessage()).isEqualTo(
				PREFIX + "Cannot parse Access-Control-Allow-Headers response header field in preflight response.");
	}

	@Test
	void toleratesEmptyElementsAndWhiteSpaceInLists() {
		assertThat(open(request("PUT", "x-a"), METHODS, ",\t, PUT ,", HEADERS, "", HEADERS, " ,x-a").passes()).isTrue();
	}

	@Test
	void joinsSeveralLines() {
		assertThat(open(request("PUT", "x-a", "x-b"), METHODS, "GET", METHODS, "PUT", HEADERS, "x-a", HEADERS, "X-B")
			.passes()).isTrue();
	}

	@Test
	void comparesMethodsByByte() {
		assertThat(open(request("patch"), METHODS, "PATCH").consoleMessage())
			.isEqualTo(PREFIX + "Method patch is not allowed by Access-Control-Allow-Methods in preflight response.");
		assertThat(open(request("PUT"), METHODS, "put").passes()).isFalse();
		assertThat(open(request("put"), METHODS, "PUT").passes()).isTrue();
	}

	@Test
	void namesTheMethodAsSent() {
		assertThat(open(request("delete")).consoleMessage())
			.isEqualTo(PREFIX + "Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "head", "POST" })
	void passesSafelistedMethodsUnlisted(String method) {
		assertThat(open(request(method, "x-a"), METHODS, "PUT", HEADERS, "x-a").passes()).isTrue();
	}

	@Test
	void namesTheFirstHeaderInTheOrderItWasAskedFor() {
		assertThat(open(request("GET", "X-B", "X-A", "X-C"), HEADERS, "x-c").consoleMessage()).isEqualTo(PREFIX
				+ "Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.");
	}

	@Test
	void namesTheMethodBeforeTheHeader() {
		assertThat(open(request("PUT", "X-A")).consoleMessage()).contains("Method PUT is not allowed");
	}

	@Test
	void safelistedNamesMustBeListedWhenAskedFor() {
		BrowserRequest request = new BrowserRequest(ORIGIN, "POST",
				List.of(new HeaderField("Content-Type", "application/json")), false, false);
		assertThat(open(request).passes()).isFalse();
		assertThat(open(request, HEADERS, "Content-Type").passes()).isTrue();
	}

	@Test
	void theWildcardCoversAllButAuthorizationWithoutCredentials() {
		assertThat(open(request("FOO", "x-a", "x-b"), METHODS, "*", HEADERS, "*").passes()).isTrue();
		assertThat(open(request("GET", "AUTHORIZATION"), HEADERS, "*").consoleMessage()).isEqualTo(PREFIX
				+ "Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight"
				+ " response.");
		assertThat(open(request("GET", "Authorization"), HEADERS, "*, aUTHORIZATION").passes()).isTrue();
	}

	@Test
	void theWildcardIsLiteralWithCredentials() {
		assertThat(closed(including("PUT"), METHODS, "*").passes()).isFalse();
		assertThat(closed(including("GET", "x-a"), HEADERS, "*").passes()).isFalse();
		assertThat(closed(including("*", "*"), METHODS, "*", HEADERS, "*").passes()).isTrue();
	}

	@Test
	void aForcedPreflightFillsInMissingMethods() {
		assertThat(open(forced("PUT")).passes()).isTrue();
		assertThat(open(forced("PUT"), METHODS, "").passes()).isFalse();
		assertThat(open(forced("PUT"), METHODS, "GET").passes()).isFalse();
		assertThat(open(forced("GET"), METHODS, "").passes()).isTrue();
		assertThat(open(request("PUT")).passes()).isFalse();
	}

	@Test
	void notesThatEnginesRefuseFilledInMethods() {
		assertThat(open(forced("PUT")).engineNotes()).containsExactly(EngineNotes.FILLED_IN);
		assertThat(open(forced("PUT"), METHODS, "PUT").engineNotes()).isEmpty();
		assertThat(open(forced("POST")).engineNotes()).isEmpty();
	}

	@Test
	void notesThatEnginesLetTheWildcardCoverAuthorization() {
		PreflightVerdict verdict = open(request("GET", "Authorization"), HEADERS, "*");
		assertThat(verdict.engineNotes()).containsExactly(EngineNotes.AUTHORIZATION, EngineNotes.NOT_CACHED);
	}

	@Test
	void notesNothingAboutAuthorizationWhereEnginesRefuseToo() {
		assertThat(open(request("PUT", "Authorization"), HEADERS, "*").engineNotes()).isEmpty();
		assertThat(open(request("PUT", "Authorization"), METHODS, "a b", HEADERS, "*").engineNotes()).isEmpty();
		assertThat(open(request("GET", "Authorization"), HEADERS, "x-a").engineNotes()).isEmpty();
		assertThat(open(forced("PUT", "Authorization"), HEADERS, "*").engineNotes()).isEmpty();
		assertThat(closed(including("GET", "Authorization"), HEADERS, "*").engineNotes()).isEmpty();
		assertThat(verdict(request("GET", "Authorization"), 403, HEADERS, "*").engineNotes()).isEmpty();
	}

	@Test
	void notesThatFirefoxDoesNotFindWildcardsInItsCache() {
		assertThat(open(request("PUT"), METHODS, "*").engineNotes()).containsExactly(EngineNotes.NOT_CACHED);
		assertThat(open(request("GET", "x-a"), HEADERS, "*").engineNotes()).containsExactly(EngineNotes.NOT_CACHED);
		assertThat(open(request("HEAD", "x-a"), HEADERS, "x-a").engineNotes()).containsExactly(EngineNotes.NOT_CACHED);
	}

	@Test
	void notesNothingAboutFirefoxWhereNamesAreGivenOrNothingIsCached() {
		assertThat(open(request("PUT", "x-a"), METHODS, "*, PUT", HEADERS, "*, X-A").engineNotes()).isEmpty();
		assertThat(open(request("POST", "x-a"), HEADERS, "x-a").engineNotes()).isEmpty();
		assertThat(open(request("PUT"), METHODS, "*", "Access-Control-Max-Age", "0").engineNotes()).isEmpty();
		assertThat(closed(including("PUT"), METHODS, "*").engineNotes()).isEmpty();
	}

	private PreflightVerdict open(BrowserRequest request, String... namesAndValues) {
		List<HeaderField> fields = fields(namesAndValues);
		fields.add(new HeaderField("Access-Control-Allow-Origin", "*"));
		return Browser.preflight(request, URL, 204, fields);
	}

	private PreflightVerdict closed(BrowserRequest request, String... namesAndValues) {
		List<HeaderField> fields = fields(namesAndValues);
		fields.add(new HeaderField("Access-Control-Allow-Origin", ORIGIN));
		fields.add(new HeaderField("Access-Control-Allow-Credentials", "true"));
		return Browser.preflight(request, URL, 204, fields);
	}

	private PreflightVerdict verdict(BrowserRequest request, int status, String... namesAndValues) {
		return Browser.preflight(request, URL, status, fields(namesAndValues));
	}

	private BrowserRequest request(String method, String... headerNames) {
		return new BrowserRequest(ORIGIN, method, headers(headerNames), false, false);
	}

	private BrowserRequest including(String method, String... headerNames) {
		return new BrowserRequest(ORIGIN, method, headers(headerNames), true, false);
	}

	private BrowserRequest forced(String method, String... headerNames) {
		return new BrowserRequest(ORIGIN, method, headers(headerNames), false, true);
	}

	private List<HeaderField> headers(String... names) {
		List<HeaderField> fields = new ArrayList<>();
		for (String name : names) {
			fields.add(new HeaderField(name, "1"));
		}
		return fields;
	}

	private List<HeaderField> fields(String... namesAndValues) {
		List<HeaderField> fields = new ArrayList<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			fields.add(new HeaderField(namesAndValues[i], namesAndValues[i + 1]));
		}
		return fields;
	}

}
