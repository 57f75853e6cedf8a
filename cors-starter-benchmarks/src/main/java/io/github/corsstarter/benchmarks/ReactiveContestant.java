package io.github.corsstarter.benchmarks;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * A WebFilter in front of an application that writes one header.
 */
final class ReactiveContestant implements Contestant {

	private final WebFilter filter;

	private final Runnable onClose;

	ReactiveContestant(WebFilter filter) {
		this(filter, () -> {
		});
	}

	ReactiveContestant(WebFilter filter, Runnable onClose) {
		this.filter = filter;
		this.onClose = onClose;
	}

	@Override
	public Exchange exchange(Call call) {
		return new ReactiveExchange(this.filter, call);
	}

	@Override
	public void close() {
		this.onClose.run();
	}

	/**
	 * One request, again and again.
	 */
	private static final class ReactiveExchange implements Exchange, WebFilterChain {

		private final WebFilter filter;

		private final ReactiveRequestStub request;

		private final ReactiveResponseStub response = new ReactiveResponseStub();

		private final ExchangeStub exchange;

		private final Completion completion = new Completion();

		ReactiveExchange(WebFilter filter, Call call) {
			this.filter = filter;
			this.request = new ReactiveRequestStub(call);
			this.exchange = new ExchangeStub(this.request, this.response);
		}

		@Override
		public Answer run() {
			this.request.renew();
			this.response.renew();
			this.exchange.renew();
			this.filter.filter(this.exchange, this).subscribe(this.completion);
			this.completion.check();
			return this.response;
		}

		/**
		 * The application.
		 */
		@Override
		public Mono<Void> filter(ServerWebExchange exchange) {
			this.response.reachApplication();
			exchange.getResponse().getHeaders().set("Content-Type", "application/json");
			return exchange.getResponse().setComplete();
		}

	}

	/**
	 * Sees to it that nothing goes wrong and nothing is left to happen later.
	 */
	private static final class Completion implements CoreSubscriber<Void> {

		private boolean complete;

		private @Nullable Throwable failure;

		@Override
		public void onSubscribe(Subscription subscription) {
			this.complete = false;
			this.failure = null;
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(Void nothing) {
		}

		@Override
		public void onError(Throwable failure) {
			this.failure = failure;
		}

		@Override
		public void onComplete() {
			this.complete = true;
		}

		void check() {
			if (!this.complete) {
				throw new IllegalStateException("The exchange is not complete", this.failure);
			}
		}

	}

	/**
	 * The exchange around request and response.
	 */
	private static final class ExchangeStub extends ServerWebExchangeDecorator {

		private final ReactiveRequestStub request;

		private final ReactiveResponseStub response;

		private final Map<String, Object> attributes = new HashMap<>();

		ExchangeStub(ReactiveRequestStub request, ReactiveResponseStub response) {
			super(Unsupported.of(ServerWebExchange.class));
			this.request = request;
			this.response = response;
		}

		void renew() {
			if (!this.attributes.isEmpty()) {
				this.attributes.clear();
			}
		}

		@Override
		public ServerHttpRequest getRequest() {
			return this.request;
		}

		@Override
		public ServerHttpResponse getResponse() {
			return this.response;
		}

		@Override
		public Map<String, Object> getAttributes() {
			return this.attributes;
		}

		@Override
		public @Nullable ApplicationContext getApplicationContext() {
			return null;
		}

		@Override
		public String getLogPrefix() {
			return "";
		}

	}

}
