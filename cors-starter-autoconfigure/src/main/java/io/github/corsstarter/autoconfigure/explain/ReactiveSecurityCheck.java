package io.github.corsstarter.autoconfigure.explain;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * Looks for the filters of Spring Security for an exchange, if it is present.
 */
final class ReactiveSecurityCheck {

	private static final boolean PRESENT = ClassUtils.isPresent(
			"org.springframework.security.web.server.WebFilterChainProxy",
			ReactiveSecurityCheck.class.getClassLoader());

	private ReactiveSecurityCheck() {
	}

	static boolean isFilterChain(WebFilter filter) {
		return PRESENT && FilterChains.is(filter);
	}

	static Mono<List<WebFilter>> filters(ApplicationContext context, ServerWebExchange exchange) {
		return FilterChains.filters(context, exchange);
	}

	/**
	 * Loaded only if Spring Security is present.
	 */
	private static final class FilterChains {

		private FilterChains() {
		}

		static boolean is(WebFilter filter) {
			return filter instanceof WebFilterChainProxy;
		}

		static Mono<List<WebFilter>> filters(ApplicationContext context, ServerWebExchange exchange) {
			return Flux.fromStream(context.getBeanProvider(SecurityWebFilterChain.class)::orderedStream)
				.filterWhen((chain) -> chain.matches(exchange))
				.next()
				.flatMap((chain) -> chain.getWebFilters().collectList())
				.defaultIfEmpty(List.of());
		}

	}

}
