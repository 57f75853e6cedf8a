package io.github.corsstarter.cases;

import java.util.List;

import io.github.corsstarter.decision.CorsRequest;

/**
 * The request of a case without a server.
 *
 * @param request the request
 */
record CorsCaseCoreRequest(CorsCaseRequest request) implements CorsRequest {

	@Override
	public String method() {
		return this.request.method();
	}

	@Override
	public String path() {
		return this.request.path();
	}

	@Override
	public String header(String name) {
		return headers(name).stream().findFirst().orElse(null);
	}

	@Override
	public List<String> headers(String name) {
		return this.request.received(name);
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return origin.equals(this.request.serverOrigin());
	}

}
