package io.github.corsstarter.autoconfigure.actuate;

import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * {@link ManagementContextConfiguration @ManagementContextConfiguration} that adds to
 * pages the headers that no endpoint can add.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnClass({ Mono.class, WebFilter.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(value = CorsEndpointAutoConfiguration.class, search = SearchStrategy.ALL)
class ReactivePageConfiguration {

	@Bean
	PageHeaders corsPolicyPageHeaders(PathMappedEndpoints endpoints) {
		return new PageHeaders(EndpointPaths.ofPages(endpoints));
	}

	/**
	 * Adds the headers where a page is asked for.
	 */
	static final class PageHeaders implements WebFilter {

		private final EndpointPaths paths;

		PageHeaders(EndpointPaths paths) {
			this.paths = paths;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			String path = exchange.getRequest().getPath().pathWithinApplication().value();
			if (!this.paths.contain(path)) {
				return chain.filter(exchange);
			}
			if (Page.isAccepted(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT))) {
				Page.HEADERS.forEach(exchange.getResponse().getHeaders()::set);
			}
			return chain.filter(exchange.mutate().request(new Question(exchange.getRequest())).build());
		}

	}

	/**
	 * A request that says where it has arrived.
	 */
	private static final class Question extends ServerHttpRequestDecorator {

		Question(ServerHttpRequest request) {
			super(request);
		}

		@Override
		public MultiValueMap<String, String> getQueryParams() {
			MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>(super.getQueryParams());
			parameters.set(AskedAt.PARAMETER, AskedAt.of(getURI().getScheme(), getURI().getRawAuthority()));
			return parameters;
		}

	}

}
