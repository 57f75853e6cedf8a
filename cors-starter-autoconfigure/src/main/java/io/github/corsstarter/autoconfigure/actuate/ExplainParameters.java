package io.github.corsstarter.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.RequestMode;
import io.github.corsstarter.internal.http.HttpTokens;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of an explanation. An origin may be any text, because a malformed
 * one may have to be explained.
 */
final class ExplainParameters {

	static final int MAX_LENGTH = 2048;

	private static final int MAX_HEADERS = 100;

	private static final List<String> SCHEMES = List.of("http://", "https://", "ws://", "wss://");

	private static final int MAX_NAME = 256;

	private final String path;

	private final BrowserRequest request;

	private final RequestMode mode;

	ExplainParameters(@Nullable String path, @Nullable String origin, @Nullable String method, @Nullable String headers,
			@Nullable String credentials, @Nullable String mode) throws InvalidParameterException {
		this.path = path(path);
		this.request = new BrowserRequest(required("origin", origin), method(method), headers(headers),
				credentials(credentials), false);
		this.mode = mode(mode);
	}

	String path() {
		return this.path;
	}

	BrowserRequest request() {
		return this.request;
	}

	RequestMode mode() {
		return this.mode;
	}

	private static String required(String name, @Nullable String value) throws InvalidParameterException {
		if (value == null || value.isEmpty()) {
			throw new InvalidParameterException(name, "The parameter '" + name + "' is missing.");
		}
		if (value.length() > MAX_LENGTH) {
			throw new InvalidParameterException(name,
					"The parameter '" + name + "' is longer than " + MAX_LENGTH + " characters.");
		}
		return value;
	}

	private static String path(@Nullable String value) throws InvalidParameterException {
		String path = required("path", value);
		if (!path.startsWith("/") && SCHEMES.stream().noneMatch((scheme) -> isOf(scheme, path))) {
			throw new InvalidParameterException("path",
					"A path within the application starts with a slash, such as /api/orders; a whole URL also works.");
		}
		return path;
	}

	private static boolean isOf(String scheme, String url) {
		return url.regionMatches(true, 0, scheme, 0, scheme.length());
	}

	private static RequestMode mode(@Nullable String value) throws InvalidParameterException {
		String text = (value == null) ? "" : value.toLowerCase(Locale.ROOT);
		return switch (text) {
			case "", "cors" -> RequestMode.CORS;
			case "navigate" -> RequestMode.NAVIGATE;
			case "websocket" -> RequestMode.WEBSOCKET;
			default -> throw new InvalidParameterException("mode",
					"The mode is cors for a script, navigate for a form, or websocket for a handshake.");
		};
	}

	private static String method(@Nullable String value) throws InvalidParameterException {
		String method = (value == null || value.isEmpty()) ? "GET" : value;
		if (!isName(method)) {
			throw new InvalidParameterException("method", "A method is one token, such as PUT.");
		}
		return method;
	}

	private static boolean isName(String text) {
		return text.length() <= MAX_NAME && HttpTokens.isToken(text);
	}

	private static boolean credentials(@Nullable String value) throws InvalidParameterException {
		String text = (value == null) ? "" : value.toLowerCase(Locale.ROOT);
		return switch (text) {
			case "true", "include" -> true;
			case "", "false", "omit", "same-origin" -> false;
			default -> throw new InvalidParameterException("credentials", "Credentials are either true or false.");
		};
	}

	private static List<HeaderField> headers(@Nullable String value) throws InvalidParameterException {
		List<HeaderField> fields = new ArrayList<>();
		if (value == null || value.isEmpty()) {
			return fields;
		}
		for (String part : required("headers", value).split(",", -1)) {
			if (!part.isBlank()) {
				fields.add(header(part.strip()));
			}
		}
		if (fields.size() > MAX_HEADERS) {
			throw new InvalidParameterException("headers", "There are more than " + MAX_HEADERS + " headers.");
		}
		return fields;
	}

	private static HeaderField header(String text) throws InvalidParameterException {
		int colon = text.indexOf(':');
		String name = ((colon < 0) ? text : text.substring(0, colon)).strip();
		if (!isName(name)) {
			throw new InvalidParameterException("headers",
					"Headers are names, or name:value without a comma in the value, separated by commas, such as "
							+ "Content-Type:application/json.");
		}
		return new HeaderField(name, (colon < 0) ? typicalValue(name) : text.substring(colon + 1).strip());
	}

	/**
	 * The value to assume if only a name is given: one that needs a preflight if that is
	 * the usual case.
	 */
	private static String typicalValue(String name) {
		return name.equalsIgnoreCase("Content-Type") ? "application/json" : "x";
	}

}
