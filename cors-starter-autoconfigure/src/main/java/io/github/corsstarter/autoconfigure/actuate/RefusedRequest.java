package io.github.corsstarter.autoconfigure.actuate;

import java.nio.charset.StandardCharsets;

import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.explain.Refusal;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.text.Sanitizer;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * The first request that was refused in a way, as the question to ask about it. All parts
 * are bounded and printable.
 *
 * @param path the path as sent
 * @param origin the origin
 * @param method the method that the script wants to use
 * @param headers the headers that the script wants to set
 * @param formPost whether a form posted
 */
record RefusedRequest(String path, String origin, String method, String headers, boolean formPost) {

	private static final int MAX_LENGTH = 500;

	static RefusedRequest of(CorsRequest request, Refusal refusal) {
		String method = refusal.preflight() ? request.header(HeaderNames.REQUEST_METHOD) : request.method();
		String headers = refusal.preflight() ? String.join(",", request.headers(HeaderNames.REQUEST_HEADERS)) : "";
		return new RefusedRequest(printable(request.path()), printable(request.origin()), printable(method),
				printable(headers), refusal.formPost());
	}

	private static String printable(@Nullable String text) {
		return (text != null) ? Sanitizer.sanitize(text, MAX_LENGTH) : "";
	}

	/**
	 * The query of the explanation.
	 */
	String query() {
		return "path=" + encode(this.path) + "&origin=" + encode(this.origin) + "&method=" + encode(this.method)
				+ (this.headers.isEmpty() ? "" : "&headers=" + encode(this.headers))
				+ (this.formPost ? "&mode=navigate" : "");
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
