package io.github.corsstarter.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * What {@link CorrectFloorFilter} is, in front of a reactive application: what the
 * application does to the headers is put right before the response is committed.
 */
final class CorrectFloorWebFilter implements WebFilter {

	private final OriginLookup origins;

	private final Preflights preflights;

	private final boolean credentials;

	CorrectFloorWebFilter(Rule rule) {
		this.origins = new OriginLookup(rule);
		this.preflights = new Preflights(rule);
		this.credentials = rule.credentials();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		ServerHttpResponse response = exchange.getResponse();
		String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
		if (origin == null || isOwn(origin, request.getURI())) {
			keep(response, null);
			return chain.filter(exchange);
		}
		if (!this.origins.contains(origin)) {
			return answer(response, HttpStatus.FORBIDDEN);
		}
		if (isPreflight(request)) {
			return answer(request, response, origin);
		}
		keep(response, origin);
		return chain.filter(exchange);
	}

	private static boolean isOwn(String origin, URI uri) {
		String authority = uri.getRawAuthority();
		String scheme = uri.getScheme();
		return origin.endsWith(authority) && origin.startsWith(scheme) && origin.startsWith("://", scheme.length())
				&& origin.length() == scheme.length() + 3 + authority.length();
	}

	private static boolean isPreflight(ServerHttpRequest request) {
		return HttpMethod.OPTIONS.equals(request.getMethod())
				&& request.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
	}

	private void keep(ServerHttpResponse response, @Nullable String origin) {
		response.beforeCommit(() -> {
			write(response.getHeaders(), origin);
			return Mono.empty();
		});
	}

	private void write(HttpHeaders headers, @Nullable String origin) {
		addVary(headers);
		if (origin == null) {
			headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
			return;
		}
		headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
		if (this.credentials) {
			headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
		}
	}

	private static void addVary(HttpHeaders headers) {
		List<String> lines = headers.getOrEmpty(HttpHeaders.VARY);
		for (String line : lines) {
			if (line.toLowerCase(Locale.ROOT).contains("origin")) {
				return;
			}
		}
		headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
	}

	private Mono<Void> answer(ServerHttpRequest request, ServerHttpResponse response, String origin) {
		String headers = request.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
		String method = request.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
		String requested = (headers != null) ? headers : "";
		if (method == null || !this.preflights.allows(method, requested)) {
			return answer(response, HttpStatus.FORBIDDEN);
		}
		write(response.getHeaders(), origin);
		response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, this.preflights.allowMethods());
		response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, this.preflights.allowHeaders(requested));
		response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "1800");
		return answer(response, HttpStatus.NO_CONTENT);
	}

	private static Mono<Void> answer(ServerHttpResponse response, HttpStatus status) {
		addVary(response.getHeaders());
		response.setStatusCode(status);
		return response.setComplete();
	}

}
