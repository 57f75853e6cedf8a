package io.github.corsstarter.browser;

import java.util.List;

/**
 * The message in Chromium's console for each failure of a {@code fetch()}.
 */
final class ConsoleText {

	static final String ORIGIN_ABSENT = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

	static final String WILDCARD_WITH_CREDENTIALS = "The value of the 'Access-Control-Allow-Origin' header in the"
			+ " response must not be the wildcard '*' when the request's credentials mode is 'include'.";

	static final String REDIRECT = "Redirect is not allowed for a preflight request.";

	static final String STATUS_NOT_OK = "It does not have HTTP ok status.";

	static final String METHODS_UNPARSEABLE = "Cannot parse Access-Control-Allow-Methods response header field in"
			+ " preflight response.";

	static final String HEADERS_UNPARSEABLE = "Cannot parse Access-Control-Allow-Headers response header field in"
			+ " preflight response.";

	private ConsoleText() {
	}

	static String line(List<String> urls, String origin, String failure) {
		return "Access to fetch at %s from origin '%s' has been blocked by CORS policy: %s".formatted(address(urls),
				origin, failure);
	}

	private static String address(List<String> urls) {
		String url = "'" + urls.get(urls.size() - 1) + "'";
		return (urls.size() == 1) ? url : url + " (redirected from '" + urls.get(0) + "')";
	}

	static String inPreflight(String failure) {
		return "Response to preflight request doesn't pass access control check: " + failure;
	}

	static String originMismatch(String allowed) {
		return "The 'Access-Control-Allow-Origin' header " + describeMismatch(allowed)
				+ " Have the server send the header with a valid value.";
	}

	static String credentialsNotTrue(String allowed) {
		return "The value of the 'Access-Control-Allow-Credentials' header in the response is '" + printable(allowed)
				+ "' which must be 'true' when the request's credentials mode is 'include'.";
	}

	static String redirectWithCredentials(String url) {
		return "Redirect location '" + printable(url)
				+ "' contains a username and password, which is disallowed for cross-origin requests.";
	}

	static String methodNotAllowed(String method) {
		return "Method " + printable(method) + " is not allowed by Access-Control-Allow-Methods in preflight response.";
	}

	static String headerNotAllowed(String name) {
		return "Request header field " + printable(name)
				+ " is not allowed by Access-Control-Allow-Headers in preflight response.";
	}

	private static String describeMismatch(String allowed) {
		String shown = printable(allowed);
		if (allowed.indexOf(' ') >= 0 || allowed.indexOf(',') >= 0) {
			return "contains multiple values '" + shown + "', but only one is allowed.";
		}
		if (!allowed.equals("null") && !ParseableUrl.matches(allowed)) {
			return "contains the invalid value '" + shown + "'.";
		}
		return "has a value '" + shown + "' that is not equal to the supplied origin.";
	}

	private static String printable(String text) {
		StringBuilder printable = new StringBuilder(text.length());
		text.chars().forEach((c) -> printable.append(isPrintable(c) ? Character.toString(c) : "\\u%04X".formatted(c)));
		return printable.toString();
	}

	private static boolean isPrintable(int c) {
		return c >= ' ' && c <= '~';
	}

}
