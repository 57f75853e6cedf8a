package io.github.corsstarter.autoconfigure.reactive;

import java.util.List;

import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A reactive request as the decision sees it.
 */
final class ReactiveCorsRequest implements CorsRequest {

	private final ServerHttpRequest request;

	ReactiveCorsRequest(ServerHttpRequest request) {
		this.request = request;
	}

	@Override
	public String method() {
		return this.request.getMethod().name();
	}

	@Override
	public String path() {
		return this.request.getPath().pathWithinApplication().value();
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeaders().getFirst(name);
	}

	@Override
	public List<String> headers(String name) {
		return this.request.getHeaders().getOrEmpty(name);
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		String scheme = this.request.getURI().getScheme();
		String authority = this.request.getURI().getRawAuthority();
		if (scheme == null || authority == null) {
			return false;
		}
		int colon = authority.lastIndexOf(':');
		if (colon <= authority.lastIndexOf(']')) {
			return Origin.isSame(origin, scheme, authority, 0);
		}
		return Origin.isSame(origin, scheme, authority.substring(0, colon), port(authority, colon + 1));
	}

	private static int port(String authority, int start) {
		try {
			return Integer.parseInt(authority, start, authority.length(), 10);
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
