package io.github.corsstarter.browser;

import java.util.List;

import io.github.corsstarter.internal.http.Ascii;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link SafelistedRequestHeader}, through the names a request has to ask for.
 */
class SafelistedRequestHeaderTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "*/*", "text/html, application/json;q=0.9", "a\tb", "'", "\u0080", "\u00ff" })
	void acceptIsSafeWithoutUnsafeBytes(String value) {
		assertSafe("Accept", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\u0008b", "a\u000bb", "a\u001fb", "\"", "(", ")", ":", "<", ">", "?", "@",
			"[", "\\", "]", "{", "}", "\u007f" })
	void acceptIsUnsafeWithAnUnsafeByte(String value) {
		assertUnsafe("Accept", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "en-US,en;q=0.5", "*", "a.b=c D 9" })
	void languagesAreSafeWithinTheirAlphabet(String value) {
		assertSafe("Accept-Language", value);
		assertSafe("Content-Language", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en_US", "a\tb", "a/b", "a+b", "a'b", "\u00e4", "{", "a:b" })
	void languagesAreUnsafeOutsideOfTheirAlphabet(String value) {
		assertUnsafe("Accept-Language", value);
		assertUnsafe("Content-Language", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "TEXT/Plain", "text/plain;charset=utf-8", "text/plain; ", "text/plain \t;x",
			"text/plain;", "text/plain;;;=", "multipart/form-data;boundary=x", "application/x-www-form-urlencoded",
			" text/plain ", "\r\ntext/plain\r\n" })
	void formTypesAreSafe(String value) {
		assertSafe("Content-Type", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text", "text/", "/plain", "text /plain", "text/ plain", "text/plain x", "text/plain,",
			"text/plain,text/plain", "text/plain/x", "text/html", "application/json", "text/plain;a=\"b\"",
			"text/plain;a=(", "multipart/form-data;boundary=a:b", "text/plain\u000b", "text/plain\u000c", "text/plainx",
			"application/x-www-form-urlencoded-x", ";text/plain", "text;/plain" })
	void otherContentTypesAreUnsafe(String value) {
		assertUnsafe("Content-Type", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=0-", "bytes=0-0", "bytes=100-200", "bytes=007-7",
			"bytes=18446744073709551616-18446744073709551617", "bytes=99-100" })
	void simpleRangesAreSafe(String value) {
		assertSafe("Range", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bytes", "bytes=", "bytes=-", "bytes=-5", "bytes=5", "bytes=200-100", "bytes=0-1,2-3",
			"bytes=0-1-2", "bytes=0--1", "bytes =0-1", "bytes= 0-1", "bytes=0 -1", "bytes=0- 1", "Bytes=0-1",
			"items=0-1", "bytes:0-1", "bytes 0-1", "bytes=a-b", "bytes=0x1-2", "bytes=+1-2",
			"bytes=18446744073709551617-18446744073709551616", "bytes=\u0661-2" })
	void otherRangesAreUnsafe(String value) {
		assertUnsafe("Range", value);
	}

	@Test
	void valuesOfMoreThan128BytesAreUnsafe() {
		assertSafe("Accept", "a".repeat(128));
		assertUnsafe("Accept", "a".repeat(129));
		assertSafe("Accept-Language", "a".repeat(128));
		assertUnsafe("Accept-Language", "a".repeat(129));
		assertSafe("Content-Type", "text/plain;" + "a".repeat(117));
		assertUnsafe("Content-Type", "text/plain;" + "a".repeat(118));
		assertUnsafe("Range", "bytes=" + "0".repeat(122) + "-");
	}

	@Test
	void valuesAreMeasuredWithoutTheWhiteSpaceAroundThem() {
		assertSafe("Accept", " \t\r\n" + "a".repeat(128) + "\r\n ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "authorization", "x-requested-with", "accept-", "content-types", "if-range", "dpr",
			"last-event-id" })
	void allOtherNamesAreUnsafe(String name) {
		assertUnsafe(name, "");
	}

	@Test
	void namesAreFoldedWithinAsciiOnly() {
		assertThat(names("\u212aeep", "1")).containsExactly("\u212aeep");
	}

	private void assertSafe(String name, String value) {
		assertThat(names(name, value)).isEmpty();
	}

	private void assertUnsafe(String name, String value) {
		assertThat(names(name, value)).containsExactly(Ascii.lowerCase(name));
	}

	private List<String> names(String name, String value) {
		return UnsafeRequestHeaders.names(List.of(new HeaderField(name, value)));
	}

}
