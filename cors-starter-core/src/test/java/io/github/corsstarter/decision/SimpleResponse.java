package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response that remembers its headers.
 */
final class SimpleResponse implements CorsResponse {

	private final Map<String, String> headers = new TreeMap<>();

	private final List<String> vary = new ArrayList<>();

	static SimpleResponse to(CorsRequest request, CorsDecision decision, String... vary) {
		SimpleResponse response = new SimpleResponse();
		response.vary.addAll(List.of(vary));
		decision.writeHeaders(request, response);
		return response;
	}

	/**
	 * All headers, the lines of {@code Vary} joined.
	 */
	Map<String, String> headers() {
		Map<String, String> all = new TreeMap<>(this.headers);
		if (!this.vary.isEmpty()) {
			all.put("Vary", String.join(" | ", this.vary));
		}
		return all;
	}

	@Override
	public void write(String name, String value) {
		this.headers.put(name, value);
	}

	@Override
	public Collection<String> vary() {
		return this.vary;
	}

	@Override
	public void addVary(String names) {
		this.vary.add(names);
	}

}
