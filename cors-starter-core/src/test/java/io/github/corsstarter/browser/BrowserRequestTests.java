package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.internal.http.Ascii;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link BrowserRequest}: methods, unsafe names and the preflight's own headers.
 */
class BrowserRequestTests {

	@ParameterizedTest
	@CsvSource({ "delete,DELETE", "gEt,GET", "head,HEAD", "Options,OPTIONS", "post,POST", "put,PUT", "patch,patch",
			"PATCH,PATCH", "query,query", "New,New", "*,*" })
	void upperCasesTheSixNormalizedMethodsOnly(String method, String normalized) {
		assertThat(request(method).normalizedMethod()).isEqualTo(normalized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECT", "connect", "Trace", "TRACE", "track", "TRACK" })
	void forbidsThreeMethodsInAnyCase(String method) {
		assertThat(request(method).forbiddenMethod()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "OPTIONS", "TRACER", "X" })
	void allowsAllOtherMethods(String method) {
		assertThat(request(method).forbiddenMethod()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "GET,false", "get,false", "Head,false", "pOST,false", "PUT,true", "DELETE,true", "OPTIONS,true",
			"PATCH,true", "patch,true", "QUERY,true" })
	void asksForMethodsOtherThanTheSafelistedThree(String method, boolean preflight) {
		assertThat(request(method).needsPreflight()).isEqualTo(preflight);
	}

	@Test
	void asksWhenForced() {
		assertThat(new BrowserRequest("https://app.example", "GET", List.of(), false, true).needsPreflight()).isTrue();
	}

	@Test
	void asksForUnsafeHeaders() {
		assertThat(request("GET", field("X-Test", "1")).needsPreflight()).isTrue();
	}

	@Test
	void sortsLowerCasesAndDeduplicatesUnsafeNames() {
		BrowserRequest request = request("GET", field("X-b", ""), field("AUTHORIZATION", "x"), field("x-B", "2"),
				field("X-A", ""), field("Accept", "*/*"), field("_", "1"));
		assertThat(request.unsafeHeaderNames()).containsExactly("_", "authorization", "x-a", "x-b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Accept-Charset", "Accept-Encoding", "Access-Control-Request-Headers",
			"Access-Control-Request-Method", "Connection", "Content-Length", "Cookie", "Cookie2", "Date", "DNT",
			"Expect", "Host", "Keep-Alive", "Origin", "Referer", "Set-Cookie", "TE", "Trailer", "Transfer-Encoding",
			"Upgrade", "Via", "Proxy-", "proxy-Anything", "SEC-", "Sec-CH-UA", "Sec-Fetch-Site" })
	void dropsForbiddenHeaders(String name) {
		assertThat(request("GET", field(name, "x")).unsafeHeaderNames()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Proxy", "Secret", "X-Proxy-", "User-Agent", "X-Forwarded-For", "Access-Control-Max-Age",
			"Access-Control-Request-Private-Network", "Set-Cookie2", "Last-Event-ID", "DPR", "Save-Data" })
	void asksForHeadersThatAreNeitherForbiddenNorSafe(String name) {
		assertThat(request("GET", field(name, "x")).unsafeHeaderNames()).containsExactly(Ascii.lowerCase(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "trace", " connect\t", "GET, Track", "TRACE,", "\"a,b\",TRACE", "\"\\\",\",TRACE",
			"GET,,TRACE" })
	void dropsMethodOverridesThatNameForbiddenMethods(String value) {
		assertThat(request("GET", field("X-HTTP-Method", value)).unsafeHeaderNames()).isEmpty();
		assertThat(request("GET", field("x-http-method-override", value)).unsafeHeaderNames()).isEmpty();
		assertThat(request("GET", field("X-Method-Override", value)).unsafeHeaderNames()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "GET", "TRACE GET", "\"TRACE\"", "\"GET,TRACE\"", "\"\\\",TRACE,\"", "\"GET,TRACE",
			"\"\\", "TRACER" })
	void asksForOtherMethodOverrides(String value) {
		assertThat(request("GET", field("X-Method-Override", value)).unsafeHeaderNames())
			.containsExactly("x-method-override");
	}

	@Test
	void asksForOtherHeadersThatNameForbiddenMethods() {
		assertThat(request("GET", field("X-Method", "TRACE")).unsafeHeaderNames()).containsExactly("x-method");
	}

	@Test
	void keepsSafeHeadersOfUpTo1024BytesInTotal() {
		assertThat(request("GET", accepts(8, 128)).needsPreflight()).isFalse();
	}

	@Test
	void asksForAllSafeHeadersPast1024BytesInTotal() {
		List<HeaderField> headers = accepts(8, 128);
		headers.add(field("Content-Language", "a"));
		headers.add(field("Content-Type", "text/plain"));
		assertThat(request("GET", headers).unsafeHeaderNames()).containsExactly("accept", "content-language",
				"content-type");
	}

	@Test
	void countsNeitherUnsafeNorForbiddenHeadersTowardsTheTotal() {
		List<HeaderField> headers = accepts(8, 128);
		headers.add(field("Accept", "b".repeat(129)));
		headers.add(field("X-Large", "c".repeat(2000)));
		headers.add(field("Cookie", "d".repeat(2000)));
		headers.add(field("Content-Language", ""));
		assertThat(request("GET", headers).unsafeHeaderNames()).containsExactly("accept", "x-large");
	}

	@Test
	void preflightAsksForTheNormalizedMethodAndTheUnsafeNames() {
		BrowserRequest request = request("put", field("X-Test", "1"), field("Authorization", "Basic x"),
				field("Accept", "text/html"));
		assertThat(request.preflightHeaders()).containsExactly(field("Origin", "https://app.example"),
				field("Accept", "*/*"), field("Access-Control-Request-Method", "PUT"),
				field("Access-Control-Request-Headers", "authorization,x-test"));
	}

	@Test
	void preflightHasNoListOfNamesWithoutUnsafeHeaders() {
		assertThat(request("patch").preflightHeaders()).extracting(HeaderField::name)
			.containsExactly("Origin", "Accept", "Access-Control-Request-Method");
	}

	@Test
	void copiesTheHeaders() {
		List<HeaderField> headers = accepts(1, 1);
		BrowserRequest request = request("GET", headers);
		headers.add(field("X-Late", "1"));
		assertThat(request.headers()).hasSize(1);
	}

	private List<HeaderField> accepts(int count, int length) {
		List<HeaderField> fields = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			fields.add(field("Accept", "a".repeat(length)));
		}
		return fields;
	}

	private BrowserRequest request(String method, HeaderField... headers) {
		return request(method, List.of(headers));
	}

	private BrowserRequest request(String method, List<HeaderField> headers) {
		return new BrowserRequest("https://app.example", method, headers, false, false);
	}

	private HeaderField field(String name, String value) {
		return new HeaderField(name, value);
	}

}
