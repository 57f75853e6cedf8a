package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A request to {@code https://api.example.com} that consists of a map.
 */
final class SimpleRequest implements CorsRequest {

	private final String method;

	private final String path;

	private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private SimpleRequest(String method, String path) {
		this.method = method;
		this.path = path;
	}

	static SimpleRequest of(String method, String path) {
		return new SimpleRequest(method, path);
	}

	static SimpleRequest get(String path, String... origins) {
		SimpleRequest request = of("GET", path);
		Arrays.asList(origins).forEach((origin) -> request.with("Origin", origin));
		return request;
	}

	static SimpleRequest preflight(String path, String origin, String method) {
		return of("OPTIONS", path).with("Origin", origin).with("Access-Control-Request-Method", method);
	}

	SimpleRequest with(String name, String value) {
		this.headers.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
		return this;
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? values.get(0) : null;
	}

	@Override
	public List<String> headers(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? values : List.of();
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return Origin.isSame(origin, "https", "api.example.com", 443);
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " " + this.headers;
	}

}
