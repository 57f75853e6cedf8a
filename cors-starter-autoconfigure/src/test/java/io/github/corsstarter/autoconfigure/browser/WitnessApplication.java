package io.github.corsstarter.autoconfigure.browser;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.WebFilter;

/**
 * An application that notes what browsers send and answers whatever the policies let
 * through with the same headers.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WitnessApplication {

	/**
	 * The headers of every answer: three that are always visible and others that are not.
	 */
	static final Map<String, String> HEADERS = Map.of("Cache-Control", "no-store", "Content-Language", "en", "Expires",
			"0", "ETag", "\"1\"", "X-Total", "2", "X-Odd~Name", "3", "Link", "</>;rel=next", "Set-Cookie", "a=b");

	static RunningApplication start(Server server) {
		return RunningApplication.on(server)
			.with(WitnessApplication.class)
			.properties("cors.policies.none.paths=/none", "cors.policies.none.allowed-origins=none")
			.start();
	}

	/**
	 * Where a request is redirected, if it says so.
	 */
	private static @Nullable String location(@Nullable String query) {
		return (query != null) ? URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8)
				: null;
	}

	@Bean
	SeenRequests seenRequests() {
		return new SeenRequests();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class Servlets {

		@Bean
		FilterRegistrationBean<Filter> witness(SeenRequests seen) {
			return at(Ordered.HIGHEST_PRECEDENCE, (request, response, chain) -> {
				HttpServletRequest http = (HttpServletRequest) request;
				seen.add(http.getRequestURI(), http.getMethod(), http.getHeader("Access-Control-Request-Method"));
				chain.doFilter(request, response);
			});
		}

		@Bean
		FilterRegistrationBean<Filter> handler() {
			return at(Ordered.LOWEST_PRECEDENCE,
					(request, response, chain) -> answer((HttpServletRequest) request, (HttpServletResponse) response));
		}

		private static void answer(HttpServletRequest request, HttpServletResponse response) {
			HEADERS.forEach(response::setHeader);
			String location = location(request.getQueryString());
			if (location != null) {
				response.setStatus(307);
				response.setHeader("Location", location);
			}
		}

		private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(order);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class WebFilters {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		WebFilter witness(SeenRequests seen) {
			return (exchange, chain) -> {
				ServerHttpRequest request = exchange.getRequest();
				seen.add(request.getURI().getRawPath(), request.getMethod().name(),
						request.getHeaders().getFirst("Access-Control-Request-Method"));
				return chain.filter(exchange);
			};
		}

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		WebFilter handler() {
			return (exchange, chain) -> {
				HEADERS.forEach(exchange.getResponse().getHeaders()::set);
				String location = location(exchange.getRequest().getURI().getRawQuery());
				if (location != null) {
					exchange.getResponse().setRawStatusCode(307);
					exchange.getResponse().getHeaders().set("Location", location);
				}
				return exchange.getResponse().setComplete();
			};
		}

	}

}
