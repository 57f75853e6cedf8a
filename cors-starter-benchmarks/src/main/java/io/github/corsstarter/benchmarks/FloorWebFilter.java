package io.github.corsstarter.benchmarks;

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
 * What {@link FloorFilter} is, in front of a reactive application.
 */
final class FloorWebFilter implements WebFilter {

	private final OriginLookup origins;

	private final String methods = String.join(", ", Rule.METHODS);

	private final String headers;

	FloorWebFilter(Rule rule) {
		this.origins = new OriginLookup(rule);
		this.headers = String.join(", ", Preflights.named(rule.headers()));
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		ServerHttpResponse response = exchange.getResponse();
		String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
		if (origin != null && this.origins.contains(origin)) {
			response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
			response.getHeaders().set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
		}
		if (origin != null && HttpMethod.OPTIONS.equals(request.getMethod())) {
			response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, this.methods);
			response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, this.headers);
			response.setStatusCode(HttpStatus.NO_CONTENT);
			return response.setComplete();
		}
		return chain.filter(exchange);
	}

}
