package io.github.corsstarter.autoconfigure.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Api;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Body;
import io.github.corsstarter.browser.HeaderField;

/**
 * Makes requests that are close to where the rules for scripts change.
 */
final class GeneratedRequests {

	/**
	 * The names of headers: safelisted ones, others, and some that scripts cannot set.
	 */
	static final List<String> NAMES = List.of("Accept", "Accept-Language", "Content-Language", "Content-Type", "Range",
			"accept", "CONTENT-TYPE", "X-Token", "Authorization", "If-None-Match", "Last-Event-ID", "Cache-Control",
			"X-Odd~Name", "Idempotency-Key", "X-HTTP-Method-Override");

	private static final List<String> FORBIDDEN = List.of("DNT", "Cookie", "Sec-Anything", "Proxy-Anything", "Via",
			"TE", "Origin", "Date");

	/**
	 * The client hints that a script can set, as Chromium sends them itself.
	 */
	private static final Map<String, String> HINTS = Map.of("DPR", "1.5", "Width", "300", "Viewport-Width", "300",
			"Save-Data", "on", "Downlink", "1.5", "RTT", "100", "ECT", "4g", "Device-Memory", "0.5", "Intervention",
			"1");

	private static final List<String> HINT_NAMES = HINTS.keySet().stream().sorted().toList();

	private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "POST", "HEAD", "get", "post",
			"Head", "PUT", "put", "DELETE", "delete", "PATCH", "patch", "OPTIONS", "options", "QUERY", "REPORT",
			"report", "TRACE", "connect");

	private static final List<String> MEDIA_TYPES = List.of("text/plain", "TEXT/PLAIN", "text/plain;charset=utf-8",
			"text/plain ;a=b", "text/plain;", "text/plain; a=\"b\"", "text/plain;boundary=((", "application/json",
			"text/json", "multipart/form-data; boundary=abc", "multipart/form-data;a=b;c", "text", "text/", "/plain",
			"text/plain/x", "text /plain", "text/ plain", "text/plain, text/plain", "text/plain,application/json",
			"application/x-www-form-urlencoded;charset=UTF-8", "application/x-www-form-urlencoded", "text/plain\t;a=b",
			"text/plain;\u00e9", "text/plain;a=b,c", "text/pl\u00e4in", "text/plain charset=utf-8", "");

	private static final List<String> RANGES = List.of("bytes=0-", "bytes=0-10", "bytes=10-5", "bytes=-5",
			"bytes=0-5,7-9", "bytes = 0-1", "Bytes=0-1", "bytes=0- 5", "bytes= 0-5", "bytes=00-01", "bytes=5-5",
			"bytes=0", "items=0-1", "bytes=9999999999999999999-", "bytes=18446744073709551616-18446744073709551617",
			"bytes=2-18446744073709551616", "", "bytes=0-\t");

	private static final String UNSAFE = "\"():<>?@[\\]{}";

	private static final String LANGUAGE = "abcXYZ019 *,-.;=";

	private static final String SAFE = LANGUAGE + "/+!#$%&'^_`|~\t";

	private final Random random;

	private final String page;

	GeneratedRequests(Random random, String page) {
		this.random = random;
		this.page = page;
	}

	ScriptedRequest next(int id, String url) {
		Api api = pick(List.of(Api.FETCH, Api.FETCH, Api.FETCH, Api.XHR, Api.XHR_WITH_UPLOAD_LISTENER));
		String method = pick(METHODS);
		List<HeaderField> headers = headers();
		Body body = allowsBody(method) ? pick(List.of(Body.values())) : Body.NONE;
		if (api != Api.FETCH && headers.stream().anyMatch((field) -> field.name().equalsIgnoreCase("Content-Type"))) {
			// XMLHttpRequest changes the charset of a media type to the one it sends.
			body = Body.NONE;
		}
		String credentials = pick(List.of("include", "include", "omit", "same-origin"));
		ScriptedRequest request = new ScriptedRequest(id, url, api, method, headers, credentials, body,
				this.random.nextInt(8) == 0, 1 + this.random.nextInt(2));
		return (this.random.nextInt(8) == 0) ? redirected(request) : request;
	}

	/**
	 * From the origin of the page to another one, or from there to a third.
	 */
	private ScriptedRequest redirected(ScriptedRequest request) {
		String other = request.url().substring(0, request.url().indexOf("/p"));
		return this.random.nextBoolean() ? request.redirected(this.page + "/redirect", other)
				: request.redirected(other, other.replace("127.0.0.1", "localhost"));
	}

	private static boolean allowsBody(String method) {
		return !method.equalsIgnoreCase("GET") && !method.equalsIgnoreCase("HEAD");
	}

	private List<HeaderField> headers() {
		if (this.random.nextInt(16) == 0) {
			return repeated();
		}
		List<HeaderField> headers = new ArrayList<>();
		int count = pick(List.of(0, 1, 1, 1, 2, 2, 3));
		for (int i = 0; i < count; i++) {
			HeaderField field = header();
			if (headers.stream().noneMatch((other) -> other.name().equalsIgnoreCase(field.name()))) {
				headers.add(field);
			}
		}
		return headers;
	}

	/**
	 * One name several times, up to where all values together are too long.
	 */
	private List<HeaderField> repeated() {
		String name = pick(NAMES.subList(0, 3));
		int length = pick(List.of(20, 63, 64, 113, 114, 128));
		return Collections.nCopies(pick(List.of(2, 8, 9)), new HeaderField(name, "a".repeat(length)));
	}

	private HeaderField header() {
		int kind = this.random.nextInt(20);
		String name = pick(
				(kind == 0) ? FORBIDDEN : (kind == 1) ? HINT_NAMES : (kind < 12) ? NAMES.subList(0, 7) : NAMES);
		return new HeaderField(name, value(name));
	}

	private String value(String name) {
		return switch (name) {
			case "Content-Type", "CONTENT-TYPE" -> padded(pick(MEDIA_TYPES));
			case "Range" -> pick(RANGES);
			case "Accept", "accept" -> text(SAFE);
			case "Accept-Language", "Content-Language" -> text(LANGUAGE);
			case "X-HTTP-Method-Override" -> pick(List.of("PUT", "TRACE", "put, track", "\"TRACE\""));
			default -> HINTS.getOrDefault(name, pick(List.of("", "1", "value")));
		};
	}

	private String padded(String mediaType) {
		int length = 126 + this.random.nextInt(5);
		return (this.random.nextInt(4) == 0 && mediaType.contains(";"))
				? mediaType + "x".repeat(Math.max(0, length - mediaType.length())) : mediaType;
	}

	private String text(String characters) {
		int length = pick(List.of(0, 1, 5, 20, 127, 128, 129, 300));
		StringBuilder text = new StringBuilder("a".repeat(Math.min(length, 1)));
		while (text.length() < length - 1) {
			text.append(characters.charAt(this.random.nextInt(characters.length())));
		}
		text.append((length > 1) ? "z" : "");
		if (this.random.nextInt(3) == 0 && length > 1) {
			String odd = pick(List.of(UNSAFE, SAFE, "\u00e4\u00ff\u0080"));
			text.setCharAt(this.random.nextInt(length), odd.charAt(this.random.nextInt(odd.length())));
		}
		return text.toString();
	}

	private <T> T pick(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

}
