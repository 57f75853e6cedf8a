package io.github.corsstarter.autoconfigure.actuate;

import io.github.corsstarter.internal.http.HeaderNames;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * {@link ManagementContextConfiguration @ManagementContextConfiguration} that guards the
 * endpoint {@code corsrevisions}.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnClass({ Mono.class, WebFilter.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(value = CorsRevisionsEndpoint.class, search = SearchStrategy.ALL)
class ReactiveRevisionsConfiguration {

	@Bean
	WriteGuard corsPolicyWriteGuard(PathMappedEndpoints endpoints) {
		return new WriteGuard(new EndpointPaths(endpoints, ForeignWrite.ENDPOINT));
	}

	/**
	 * Refuses writes that pages of other origins send.
	 */
	static final class WriteGuard implements WebFilter {

		private final EndpointPaths paths;

		WriteGuard(EndpointPaths paths) {
			this.paths = paths;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			ServerHttpRequest request = exchange.getRequest();
			if (ForeignWrite.isWrite(request.getMethod().name())
					&& this.paths.contain(request.getPath().pathWithinApplication().value())
					&& ForeignWrite.isForeign(CorsUtils.isCorsRequest(request),
							request.getHeaders().getFirst(HeaderNames.SEC_FETCH_SITE))) {
				exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
				return exchange.getResponse().setComplete();
			}
			return chain.filter(exchange);
		}

	}

}
