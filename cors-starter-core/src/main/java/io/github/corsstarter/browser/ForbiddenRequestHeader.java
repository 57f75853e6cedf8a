package io.github.corsstarter.browser;

import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.Methods;

/**
 * Request headers a script cannot set, after "forbidden request-header"
 * (#forbidden-request-header).
 */
final class ForbiddenRequestHeader {

	private static final Set<String> NAMES = Set.of("accept-charset", "accept-encoding",
			"access-control-request-headers", "access-control-request-method", "connection", "content-length", "cookie",
			"cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te",
			"trailer", "transfer-encoding", "upgrade", "via");

	private static final Set<String> METHOD_OVERRIDES = Set.of("x-http-method", "x-http-method-override",
			"x-method-override");

	private ForbiddenRequestHeader() {
	}

	static boolean matches(HeaderField field) {
		String name = Ascii.lowerCase(field.name());
		return NAMES.contains(name) || name.startsWith("proxy-") || name.startsWith("sec-")
				|| (METHOD_OVERRIDES.contains(name) && namesForbiddenMethod(field.value()));
	}

	private static boolean namesForbiddenMethod(String value) {
		return QuotedList.split(value).stream().anyMatch(Methods::isForbidden);
	}

}
