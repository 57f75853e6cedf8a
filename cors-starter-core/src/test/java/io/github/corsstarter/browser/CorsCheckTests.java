package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link CorsCheck} through {@link Browser}, with the console's words.
 */
class CorsCheckTests {

	private static final String ORIGIN = "https://app.example";

	private static final String URL = "https://api.example/items?id=1";

	private static final String PREFIX = "Access to fetch at 'https://api.example/items?id=1' from origin"
			+ " 'https://app.example' has been blocked by CORS policy: ";

	@Test
	void theOriginItselfIsReadable() {
		assertThat(response(false, ORIGIN).readable()).isTrue();
		assertThat(response(false, ORIGIN).consoleMessage()).isNull();
	}

	@Test
	void theWildcardIsReadableWithoutCredentials() {
		assertThat(response(false, "*").readable()).isTrue();
	}

	@Test
	void headerNamesHaveNoCase() {
		assertThat(shares(ORIGIN, true, List.of(new HeaderField("access-control-ALLOW-origin", ORIGIN),
				new HeaderField("ACCESS-CONTROL-allow-credentials", "true"))))
			.isTrue();
	}

	@Test
	void nullMatchesNullInEitherMode() {
		List<HeaderField> response = List.of(allowOrigin("null"), allowCredentials("true"));
		assertThat(shares("null", false, response)).isTrue();
		assertThat(shares("null", true, response)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example ", "\thttps://app.example", " \t https://app.example\t " })
	void whiteSpaceAroundTheValueIsStripped(String value) {
		assertThat(shares(ORIGIN, false, List.of(allowOrigin(value)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example\u000b", "https://app.example\u000c", "\u00a0https://app.example" })
	void otherSpaceIsNotStripped(String value) {
		assertThat(shares(ORIGIN, false, List.of(allowOrigin(value)))).isFalse();
	}

	@Test
	void anAbsentHeaderIsNamed() {
		assertThat(response(false).consoleMessage())
			.isEqualTo(PREFIX + "No 'Access-Control-Allow-Origin' header is present on the requested resource.");
	}

	@Test
	void theWildcardWithCredentialsIsNamed() {
		assertThat(response(true, "*").consoleMessage())
			.isEqualTo(PREFIX + "The value of the 'Access-Control-Allow-Origin' header in the response must not be the"
					+ " wildcard '*' when the request's credentials mode is 'include'.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example/", "https://APP.example", "https://app.example:443",
			"http://app.example", "https://app.example:", "https://[::1]:8080", "https://u:p@app.example",
			"https:app.example", "localhost:3000", "null", "capacitor://localhost", "https://*.example" })
	void anotherOriginIsNamed(String value) {
		assertThat(response(false, value).consoleMessage()).isEqualTo(PREFIX
				+ "The 'Access-Control-Allow-Origin' header has a value '" + value
				+ "' that is not equal to the supplied origin. Have the server send the header with a valid value.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "app.example", "//app.example", "**", "https://", "https://app.example:x",
			"https://app.example:65536", "https://app.example%", "https://[::1", "https://[x]", "1http://app.example",
			":", "https://:80", "https://a^b" })
	void anInvalidValueIsNamed(String value) {
		assertThat(response(false, value).consoleMessage())
			.isEqualTo(PREFIX + "The 'Access-Control-Allow-Origin' header contains the invalid value '" + value
					+ "'. Have the server send the header with a valid value.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example https://b.example", "https://app.example,", "*, *" })
	void severalValuesAreNamed(String value) {
		assertThat(response(false, value).consoleMessage())
			.isEqualTo(PREFIX + "The 'Access-Control-Allow-Origin' header contains multiple values '" + value
					+ "', but only one is allowed. Have the server send the header with a valid value.");
	}

	@Test
	void severalLinesAreJoined() {
		assertThat(response(false, ORIGIN, " " + ORIGIN).consoleMessage())
			.contains("contains multiple values 'https://app.example, https://app.example', but only one is allowed.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "True|True", "TRUE|TRUE", "1|1", "``|``",
			"`true, true`|`true, true`", "\"true\"|\"true\"", "false|false" })
	void anythingButTrueIsNamedWithCredentials(String value, String shown) {
		ResponseVerdict verdict = Browser.response(request(true), URL,
				List.of(allowOrigin(ORIGIN), allowCredentials(value)));
		assertThat(verdict.consoleMessage())
			.isEqualTo(PREFIX + "The value of the 'Access-Control-Allow-Credentials' header in the response is '"
					+ shown + "' which must be 'true' when the request's credentials mode is 'include'.");
	}

	@Test
	void absentAllowCredentialsIsNamedWithCredentials() {
		assertThat(response(true, ORIGIN).consoleMessage())
			.isEqualTo(PREFIX + "The value of the 'Access-Control-Allow-Credentials' header in the response is ''"
					+ " which must be 'true' when the request's credentials mode is 'include'.");
	}

	@Test
	void twoAllowCredentialsLinesFail() {
		assertThat(
				shares(ORIGIN, true, List.of(allowOrigin(ORIGIN), allowCredentials("true"), allowCredentials("true"))))
			.isFalse();
	}

	@Test
	void allowCredentialsIsStripped() {
		assertThat(shares(ORIGIN, true, List.of(allowOrigin(ORIGIN), allowCredentials(" true\t")))).isTrue();
	}

	@Test
	void allowCredentialsMeansNothingWithoutCredentials() {
		assertThat(shares(ORIGIN, false, List.of(allowOrigin(ORIGIN), allowCredentials("no")))).isTrue();
	}

	@Test
	void unprintableCharactersAreEscaped() {
		assertThat(response(false, "\u0001\u00e4").consoleMessage()).contains("'\\u0001\\u00E4'");
	}

	private ResponseVerdict response(boolean credentials, String... allowOrigins) {
		List<HeaderField> fields = new ArrayList<>();
		for (String value : allowOrigins) {
			fields.add(allowOrigin(value));
		}
		return Browser.response(request(credentials), URL, fields);
	}

	private BrowserRequest request(boolean credentials) {
		return new BrowserRequest(ORIGIN, "GET", List.of(), credentials, false);
	}

	private HeaderField allowOrigin(String value) {
		return new HeaderField("Access-Control-Allow-Origin", value);
	}

	private HeaderField allowCredentials(String value) {
		return new HeaderField("Access-Control-Allow-Credentials", value);
	}

	private static boolean shares(String origin, boolean credentials, List<HeaderField> response) {
		return CorsCheck.failure(origin, credentials, new HeaderLines(response)) == null;
	}

}
