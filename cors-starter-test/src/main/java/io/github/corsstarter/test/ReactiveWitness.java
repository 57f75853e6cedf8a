package io.github.corsstarter.test;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.DispatchExceptionHandler;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sees which requests reach a handler of WebFlux; a handler that is to answer something
 * is not called. It stands in front of the adapters because handlers have no interceptors
 * there.
 */
final class ReactiveWitness implements HandlerAdapter, DispatchExceptionHandler, Ordered {

	private final ObjectProvider<HandlerAdapter> adapters;

	ReactiveWitness(ObjectProvider<HandlerAdapter> adapters) {
		this.adapters = adapters;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(Object handler) {
		return find(handler) != null;
	}

	private @Nullable HandlerAdapter find(Object handler) {
		return this.adapters.orderedStream()
			.filter((adapter) -> adapter != this && adapter.supports(handler))
			.findFirst()
			.orElse(null);
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		HandlerWitness witness = HandlerWitness
			.find(exchange.getRequest().getHeaders().getFirst(HandlerWitness.HEADER));
		if (witness != null) {
			witness.reachesHandler();
			if (witness.answer() != 0) {
				return answer(exchange, witness.answer());
			}
		}
		HandlerAdapter adapter = find(handler);
		return (adapter != null) ? adapter.handle(exchange, handler) : Mono.empty();
	}

	private static Mono<HandlerResult> answer(ServerWebExchange exchange, int status) {
		if (status == HttpStatus.OK.value()) {
			exchange.getResponse().setStatusCode(HttpStatus.OK);
			return exchange.getResponse().setComplete().then(Mono.empty());
		}
		return Mono.error(new ResponseStatusException(HttpStatusCode.valueOf(status)));
	}

	@Override
	public Mono<HandlerResult> handleError(ServerWebExchange exchange, Throwable ex) {
		return this.adapters.orderedStream()
			.filter((adapter) -> adapter != this)
			.filter(DispatchExceptionHandler.class::isInstance)
			.map(DispatchExceptionHandler.class::cast)
			.findFirst()
			.map((handler) -> handler.handleError(exchange, ex))
			.orElseGet(() -> Mono.error(ex));
	}

}
