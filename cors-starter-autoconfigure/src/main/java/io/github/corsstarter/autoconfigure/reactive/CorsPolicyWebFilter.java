package io.github.corsstarter.autoconfigure.reactive;

import java.nio.charset.StandardCharsets;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.decision.Refused;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Carries out what the registry decides on a reactive exchange.
 */
final class CorsPolicyWebFilter implements WebFilter, Ordered {

	private final CorsPolicyRegistry registry;

	private final CorsDecisionListener listener;

	private final int order;

	/**
	 * The context of the only server to filter, or {@code null} to filter all of them.
	 */
	private final @Nullable ApplicationContext context;

	CorsPolicyWebFilter(CorsPolicyRegistry registry, CorsDecisionListener listener, int order,
			@Nullable ApplicationContext context) {
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
		if (decision instanceof CrossOriginDecision crossOrigin) {
			this.listener.onDecision(request, crossOrigin);
		}
		if (decision.outcome() == CorsDecision.Outcome.NO_POLICY || exchange.getResponse().isCommitted()) {
			return chain.filter(exchange);
		}
		return filter(exchange, chain, decision, response(exchange.getResponse(), request, decision));
	}

	private Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain, CorsDecision decision,
			ReactiveCorsResponse response) {
		String overridden = response.removeOthers();
		if (overridden != null) {
			this.listener.onOverriddenHeader(decision, overridden);
		}
		response.applyBeforeCommit();
		if (decision.isAnswered()) {
			return answer(decision, response);
		}
		response.nameOrigin();
		return chain.filter(new CorsExchange(exchange, response));
	}

	private static ReactiveCorsResponse response(ServerHttpResponse response, CorsRequest request,
			CorsDecision decision) {
		return (response instanceof ZeroCopyHttpOutputMessage message)
				? new ZeroCopyCorsResponse(response, message, request, decision)
				: new ReactiveCorsResponse(response, request, decision);
	}

	/**
	 * The management server on a port of its own collects this filter too, but policies
	 * are for the application, as they are with servlets, unless they are for both.
	 */
	private boolean isOfAnotherServer(ServerWebExchange exchange) {
		ApplicationContext context = exchange.getApplicationContext();
		return this.context != null && context != null && context != this.context;
	}

	private static Mono<Void> answer(CorsDecision decision, ServerHttpResponse response) {
		response.setStatusCode(HttpStatusCode.valueOf(decision.status()));
		if (!(decision instanceof Refused refused) || refused.isPreflight()) {
			return response.setComplete();
		}
		byte[] body = refused.body().getBytes(StandardCharsets.UTF_8);
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLength(body.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

	/**
	 * The exchange as the application sees it.
	 */
	private static final class CorsExchange extends ServerWebExchangeDecorator {

		private final ReactiveCorsResponse response;

		CorsExchange(ServerWebExchange exchange, ReactiveCorsResponse response) {
			super(exchange);
			this.response = response;
		}

		@Override
		public ServerHttpResponse getResponse() {
			return this.response;
		}

	}

}
