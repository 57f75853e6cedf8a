package io.github.corsstarter.autoconfigure.reactive;

import java.nio.charset.StandardCharsets;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicyRegistry;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Carries out what the registry decides on a reactive exchange.
 */
final class CorsPolicyWebFilter implements WebFilter, Ordered {

	private final CorsPolicyRegistry registry;

	private final CorsDecisionListener listener;

	private final int order;

	private final ApplicationContext context;

	CorsPolicyWebFilter(CorsPolicyRegistry registry, CorsDecisionListener listener, int order,
			ApplicationContext context) {
		this.registry = registry;
		this.listener = listener;
		this.order = order;
		this.context = context;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (isOfAnotherServer(exchange)) {
			return chain.filter(exchange);
		}
		ReactiveCorsRequest request = new ReactiveCorsRequest(exchange.getRequest());
		CorsDecision decision = this.registry.decide(request);
		if (decision.isCors()) {
			this.listener.onDecision(request, decision);
		}
		if (decision.outcome() == CorsDecision.Outcome.NO_POLICY) {
			return chain.filter(exchange);
		}
		ReactiveCorsResponse response = new ReactiveCorsResponse(exchange.getResponse().getHeaders());
		decision.writeHeaders(request, response);
		if (decision.status() != 0) {
			return answer(decision, exchange.getResponse());
		}
		exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
			response.removeOthers();
			decision.writeHeaders(request, response);
		}));
		return chain.filter(exchange);
	}

	/**
	 * The management server on a port of its own collects this filter too, but policies
	 * are for the application, as they are with servlets.
	 */
	private boolean isOfAnotherServer(ServerWebExchange exchange) {
		ApplicationContext context = exchange.getApplicationContext();
		return context != null && context != this.context;
	}

	private static Mono<Void> answer(CorsDecision decision, ServerHttpResponse response) {
		response.setStatusCode(HttpStatusCode.valueOf(decision.status()));
		byte[] body = decision.body().getBytes(StandardCharsets.UTF_8);
		if (body.length == 0) {
			return response.setComplete();
		}
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLength(body.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

}
