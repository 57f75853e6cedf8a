package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.corsstarter.decision.CorsRequest;

/**
 * A request without a server.
 *
 * @param method the method
 * @param path the path
 * @param fields the headers, each once
 */
public record FakeRequest(String method, String path, Map<String, String> fields) implements CorsRequest {

	public FakeRequest {
		Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(fields);
		fields = copy;
	}

	/**
	 * A request of a page.
	 * @param path the path
	 * @param origin the origin of the page
	 * @return a request to read
	 */
	public static FakeRequest get(String path, String origin) {
		return new FakeRequest("GET", path, Map.of("Origin", origin));
	}

	/**
	 * A preflight of a page.
	 * @param path the path
	 * @param origin the origin of the page
	 * @param method the method it asks for
	 * @param headers the headers it asks for
	 * @return a preflight
	 */
	public static FakeRequest preflight(String path, String origin, String method, String headers) {
		return new FakeRequest("OPTIONS", path, Map.of("Origin", origin, "Access-Control-Request-Method", method,
				"Access-Control-Request-Headers", headers));
	}

	@Override
	public String header(String name) {
		return this.fields.get(name);
	}

	@Override
	public List<String> headers(String name) {
		String value = header(name);
		return (value != null) ? List.of(value) : List.of();
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return false;
	}

}
