package org.example;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * A filter as applications have them, outside of the packages of this project.
 */
public final class HomeGrownWebFilter implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getResponse().getHeaders().set("Access-Control-Allow-Origin", "*");
		return chain.filter(exchange);
	}

}
