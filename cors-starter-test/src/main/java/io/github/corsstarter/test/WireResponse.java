package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.HeaderField;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A response as it is received.
 *
 * @param status the status
 * @param headers the headers, one for each line
 * @param body the body as text; empty for a stream of events, which may never end
 */
record WireResponse(int status, List<HeaderField> headers, String body) {

	WireResponse {
		headers = List.copyOf(headers);
	}

	static WireResponse of(int status, HttpHeaders headers, String body) {
		List<HeaderField> fields = new ArrayList<>();
		headers.forEach((name, values) -> values.forEach((value) -> fields.add(new HeaderField(name, value))));
		return new WireResponse(status, fields, body);
	}

	static boolean isStream(String contentType) {
		return contentType.regionMatches(true, 0, MediaType.TEXT_EVENT_STREAM_VALUE, 0,
				MediaType.TEXT_EVENT_STREAM_VALUE.length());
	}

	List<String> values(String name) {
		return this.headers.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map(HeaderField::value)
			.toList();
	}

}
