package io.github.corsstarter.autoconfigure.reactive;

import java.util.Collection;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsResponse;

import org.springframework.http.HttpHeaders;

/**
 * The headers of a reactive response as the decision sees them.
 */
final class ReactiveCorsResponse implements CorsResponse {

	private final HttpHeaders headers;

	ReactiveCorsResponse(HttpHeaders headers) {
		this.headers = headers;
	}

	@Override
	public void write(String name, String value) {
		this.headers.set(name, value);
	}

	@Override
	public Collection<String> vary() {
		return this.headers.getOrEmpty(HttpHeaders.VARY);
	}

	@Override
	public void addVary(String names) {
		this.headers.add(HttpHeaders.VARY, names);
	}

	/**
	 * Remove what the application has written in the name of CORS.
	 */
	void removeOthers() {
		List<String> others = this.headers.headerNames().stream().filter(CorsDecision::isCorsHeader).toList();
		others.forEach(this.headers::remove);
	}

}
