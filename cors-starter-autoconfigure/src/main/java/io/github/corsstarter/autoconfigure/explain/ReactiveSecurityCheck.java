package io.github.corsstarter.autoconfigure.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.authorization.AuthorizationWebFilter;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
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

	/**
	 * The filters for an exchange and the bean that has them.
	 */
	static Mono<Chain> chain(ApplicationContext context, ServerWebExchange exchange) {
		return FilterChains.chain(context, exchange);
	}

	/**
	 * The filters for CORS in all chains, each with the bean that has it.
	 */
	static Map<String, WebFilter> corsFilters(ApplicationContext context) {
		return FilterChains.corsFilters(context);
	}

	/**
	 * Whether a filter refuses requests that it does not know.
	 */
	static boolean mayRefuse(WebFilter filter) {
		return FilterChains.mayRefuse(filter);
	}

	/**
	 * The filters for an exchange.
	 *
	 * @param bean the name of the bean, or an empty text if it has none
	 * @param filters the filters, none if Spring Security leaves the exchange alone
	 */
	record Chain(String bean, List<WebFilter> filters) {

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

		static boolean mayRefuse(WebFilter filter) {
			return filter instanceof AuthorizationWebFilter || filter instanceof CsrfWebFilter;
		}

		static Map<String, WebFilter> corsFilters(ApplicationContext context) {
			Map<String, WebFilter> filters = new LinkedHashMap<>();
			context.getBeansOfType(SecurityWebFilterChain.class)
				.forEach((name, chain) -> chain.getWebFilters()
					.filter(CorsRules::isCorsFilter)
					.subscribe((cors) -> filters.putIfAbsent(name, cors)));
			return filters;
		}

		static Mono<Chain> chain(ApplicationContext context, ServerWebExchange exchange) {
			return Flux.fromStream(context.getBeanProvider(SecurityWebFilterChain.class)::orderedStream)
				.filterWhen((chain) -> chain.matches(exchange))
				.next()
				.flatMap((chain) -> chain.getWebFilters()
					.collectList()
					.map((filters) -> new Chain(CorsRule.beanName(context, SecurityWebFilterChain.class, chain),
							filters)))
				.defaultIfEmpty(new Chain("", List.of()));
		}

	}

}
