package io.github.corsstarter.autoconfigure.reactive;

import java.net.URI;
import java.util.List;

import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A reactive request as decisions see it.
 */
final class ReactiveCorsRequest implements CorsRequest {

	private final ServerHttpRequest request;

	private @Nullable String origin;

	ReactiveCorsRequest(ServerHttpRequest request) {
		this.request = request;
	}

	@Override
	public String method() {
		return this.request.getMethod().name();
	}

	@Override
	public String path() {
		return this.request.getPath().value();
	}

	@Override
	public String contextPath() {
		return this.request.getPath().contextPath().value();
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeaders().getFirst(name);
	}

	@Override
	public @Nullable String origin() {
		if (this.origin == null) {
			this.origin = header(HttpHeaders.ORIGIN);
		}
		return this.origin;
	}

	@Override
	public List<String> headers(String name) {
		return this.request.getHeaders().getOrEmpty(name);
	}

	/**
	 * The host as written in the URI. {@link URI#getHost()} is {@code null} for hosts
	 * that break its rules.
	 */
	@Override
	public @Nullable String host() {
		String authority = this.request.getURI().getRawAuthority();
		return (authority != null) ? authority.substring(0, hostEnd(authority)) : null;
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		String scheme = this.request.getURI().getScheme();
		String authority = this.request.getURI().getRawAuthority();
		if (scheme == null || authority == null) {
			return false;
		}
		int end = hostEnd(authority);
		return Origin.isSame(origin, scheme, authority.substring(0, end), port(authority, end + 1));
	}

	private static int hostEnd(String authority) {
		int colon = authority.lastIndexOf(':');
		return (colon > authority.lastIndexOf(']')) ? colon : authority.length();
	}

	private static int port(String authority, int start) {
		try {
			return (start < authority.length()) ? Integer.parseInt(authority, start, authority.length(), 10) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
