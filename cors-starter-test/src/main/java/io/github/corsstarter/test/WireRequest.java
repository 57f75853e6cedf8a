package io.github.corsstarter.test;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent.
 *
 * @param method the method
 * @param uri the whole URL
 * @param headers the headers without the cookies
 * @param cookies the cookies
 * @param body the body or {@code null} if there is none
 */
record WireRequest(String method, URI uri, List<HeaderField> headers, List<Cookie> cookies, @Nullable String body) {

	WireRequest {
		headers = List.copyOf(headers);
		cookies = List.copyOf(cookies);
	}

	WireRequest with(HeaderField field) {
		List<HeaderField> fields = new ArrayList<>(this.headers);
		fields.add(field);
		return new WireRequest(this.method, this.uri, fields, this.cookies, this.body);
	}

	/**
	 * The line that carries the cookies, for clients that take headers only.
	 */
	String cookieLine() {
		return String.join("; ", this.cookies.stream().map(Cookie::pair).toList());
	}

}
