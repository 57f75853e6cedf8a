package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;
import java.time.Duration;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that scripts of an allowed origin may read errors that no handler has made: those
 * of filters on either side of the policy's, of methods without handler, of bodies that
 * are too large, and of work that takes too long.
 */
class ErrorPathsTests {

	private static final String SHOP = "https://shop.example.com";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.properties("cors.policies.api.paths=/api/**", "cors.policies.api.allowed-origins=" + SHOP,
				"spring.http.codecs.max-in-memory-size=1KB"));

	private static RawResponse get(Server server, String path) {
		return applications.client(server).send("GET", path, "Origin", SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void aMethodWithoutHandler(Server server) {
		RawResponse response = applications.client(server).send("DELETE", "/api/ok", "Origin", SHOP);
		assertThat(response.status()).isEqualTo(405);
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, throws, 500", "TOMCAT, answers, 409", "JETTY, throws, 500", "JETTY, answers, 409",
			"NETTY, throws, 500", "NETTY, answers, 409" })
	void aFilterBehind(Server server, String what, int status) {
		RawResponse response = get(server, "/api/ok?behind=" + what);
		assertThat(response.status()).isEqualTo(status);
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, throws, 500", "TOMCAT, answers, 409", "JETTY, throws, 500", "JETTY, answers, 409" })
	void aFilterInFrontThatLeadsToAnErrorPage(Server server, String what, int status) {
		RawResponse response = get(server, "/api/ok?front=" + what);
		assertThat(response.status()).isEqualTo(status);
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@CsvSource({ "throws, 500", "answers, 409" })
	void inWebFluxAFilterInFrontFailsWithoutHeaders(String what, int status) {
		RawResponse response = get(Server.NETTY, "/api/ok?front=" + what);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.cors()).isEmpty();
	}

	@Test
	void aBodyThatIsTooLargeForWebFlux() {
		RawResponse response = applications.client(Server.NETTY)
			.post("/api/body", "x".repeat(1100), "Origin", SHOP, "Content-Type", "text/plain");
		assertThat(response.status()).isEqualTo(413);
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@Test
	void workThatTakesTooLongInWebFlux() {
		RawResponse response = get(Server.NETTY, "/api/never");
		assertThat(response.status()).isEqualTo(504);
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		static class Servlets {

			@Bean
			FilterRegistrationBean<Filter> front() {
				return filter("front", Ordered.HIGHEST_PRECEDENCE);
			}

			@Bean
			FilterRegistrationBean<Filter> behind() {
				return filter("behind", 0);
			}

			private static FilterRegistrationBean<Filter> filter(String parameter, int order) {
				FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
						(request, response, chain) -> filter(parameter, (HttpServletRequest) request,
								(HttpServletResponse) response, chain));
				registration.setOrder(order);
				return registration;
			}

			private static void filter(String parameter, HttpServletRequest request, HttpServletResponse response,
					FilterChain chain) throws IOException, ServletException {
				String what = String.valueOf(request.getParameter(parameter));
				if (what.equals("throws")) {
					throw new IllegalStateException("wanted");
				}
				if (what.equals("answers")) {
					response.sendError(409);
					return;
				}
				chain.doFilter(request, response);
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		static class WebFilters {

			@Bean
			@Order(Ordered.HIGHEST_PRECEDENCE)
			WebFilter front() {
				return (exchange, chain) -> filter("front", exchange, chain);
			}

			@Bean
			@Order(0)
			WebFilter behind() {
				return (exchange, chain) -> filter("behind", exchange, chain);
			}

			private static Mono<Void> filter(String parameter, ServerWebExchange exchange, WebFilterChain chain) {
				return switch (String.valueOf(exchange.getRequest().getQueryParams().getFirst(parameter))) {
					case "throws" -> Mono.error(new IllegalStateException("wanted"));
					case "answers" -> Mono.error(new ResponseStatusException(HttpStatus.CONFLICT));
					default -> chain.filter(exchange);
				};
			}

		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/api/ok")
		String ok() {
			return "ok";
		}

		@PostMapping("/api/body")
		String body(@RequestBody String body) {
			return body;
		}

		@GetMapping("/api/never")
		Mono<String> never() {
			return Mono.<String>never()
				.timeout(Duration.ofMillis(10))
				.onErrorMap((ex) -> new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT));
		}

	}

}
