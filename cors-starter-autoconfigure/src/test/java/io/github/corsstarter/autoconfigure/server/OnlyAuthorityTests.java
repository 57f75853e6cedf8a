package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
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
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that on a path that a policy owns nobody else has a say, whoever writes and
 * whenever: a filter in front before and after its chain, the application at the last
 * moment, asynchronous work, an error page.
 */
class OnlyAuthorityTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.properties("cors.policies.api.paths=/api/**", "cors.policies.api.allowed-origins=" + SHOP,
				"cors.policies.api.exposed-headers=ETag", "cors.policies.forward.paths=/forward/**",
				"cors.policies.forward.allowed-origins=" + SHOP, "cors.policies.forward.refused-requests=forward",
				"cors.policies.open.paths=/open/**", "cors.policies.open.allowed-origins=*",
				"cors.policies.cookies.paths=/cookies/**", "cors.policies.cookies.allowed-origins=" + SHOP,
				"cors.policies.cookies.allow-credentials=true"));

	private static RawClient client(Server server) {
		return applications.on(server).client();
	}

	@ParameterizedTest
	@EnumSource
	void aRefusedRequestHasNoHeadersOfOthers(Server server) {
		for (String path : List.of("/api/x", "/api/late", "/forward/x", "/forward/late", "/forward/boom",
				"/cookies/x")) {
			RawResponse response = client(server).send("GET", path, "Origin", EVIL);
			assertThat(response.cors()).as(path).isEmpty();
			assertThat(response.header("Vary")).as(path).anyMatch((line) -> line.contains("Origin"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRefusedPreflightHasNoHeadersOfOthers(Server server) {
		for (String path : List.of("/api/x", "/forward/x", "/cookies/x")) {
			RawResponse response = client(server).send("OPTIONS", path, "Origin", EVIL, "Access-Control-Request-Method",
					"PUT");
			assertThat(response.status()).isEqualTo(403);
			assertThat(response.cors()).as(path).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void anAllowedRequestHasWhatThePolicyGivesAndNothingElse(Server server) {
		for (String path : List.of("/api/x", "/api/late", "/api/boom", "/api/missing")) {
			assertThat(client(server).send("GET", path, "Origin", SHOP).cors()).as(path)
				.containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + SHOP,
						"Access-Control-Expose-Headers: ETag");
		}
		assertThat(client(server).send("GET", "/cookies/late", "Origin", SHOP).cors()).containsExactlyInAnyOrder(
				"Access-Control-Allow-Origin: " + SHOP, "Access-Control-Allow-Credentials: true");
		assertThat(client(server).send("GET", "/open/late", "Origin", EVIL).cors())
			.containsExactly("Access-Control-Allow-Origin: *");
	}

	@ParameterizedTest
	@EnumSource
	void anAllowedPreflightHasWhatThePolicyGivesAndNothingElse(Server server) {
		RawResponse response = client(server).send("OPTIONS", "/api/x", "Origin", SHOP, "Access-Control-Request-Method",
				"PUT");
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(SHOP);
		assertThat(response.header("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(response.header("Access-Control-Allow-Methods")).hasSize(1);
		assertThat(response.header("Access-Control-Secret")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aRequestThatIsNotCorsHasNoHeadersOfOthers(Server server) {
		RawResponse noOrigin = client(server).send("GET", "/api/late");
		assertThat(noOrigin.cors()).isEmpty();
		assertThat(noOrigin.header("Vary")).anyMatch((line) -> line.contains("Origin"));
		assertThat(client(server).send("GET", "/api/late", "Origin", EVIL, "Sec-Fetch-Site", "same-origin").cors())
			.isEmpty();
		assertThat(client(server).send("GET", "/open/late").cors()).containsExactly("Access-Control-Allow-Origin: *");
	}

	@ParameterizedTest
	@EnumSource
	void onAPathWithoutPolicyOthersAreLeftAlone(Server server) {
		assertThat(client(server).send("GET", "/none/x", "Origin", EVIL).cors())
			.contains("Access-Control-Allow-Origin: *", "Access-Control-Secret: yes");
	}

	@ParameterizedTest
	@EnumSource
	void theSameCacheKeyHasTheSameHeaders(Server server) {
		RawResponse plain = client(server).send("GET", "/api/x", "Origin", SHOP);
		RawResponse pretending = client(server).send("GET", "/api/x", "Origin", SHOP, "Sec-Fetch-Site", "same-origin");
		assertThat(pretending.cors()).isEqualTo(plain.cors());
		assertThat(pretending.header("Vary")).isEqualTo(plain.header("Vary"));
	}

	@Test
	void onNettyTheDecisionHasTheLastWordBeforeTheResponseIsCommitted() {
		for (String origin : List.of(SHOP, EVIL)) {
			RawResponse response = client(Server.NETTY).send("GET", "/forward/commit", "Origin", origin);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.header("Access-Control-Allow-Origin"))
				.isEqualTo(origin.equals(SHOP) ? List.of(SHOP) : List.of());
			assertThat(response.header("Access-Control-Allow-Credentials")).isEmpty();
			assertThat(response.header("Vary")).anyMatch((line) -> line.contains("Origin"))
				.anyMatch((line) -> line.contains("Accept-Encoding"));
			assertThat(response.header("X-Action")).containsExactly("done");
		}
	}

	@Test
	void onNettyAnActionThatFailsTakesNoHeadersAway() {
		RawResponse response = client(Server.NETTY).send("GET", "/api/failing-commit", "Origin", SHOP);
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(SHOP);
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, plain", "TOMCAT, named", "JETTY, plain", "JETTY, named" })
	void asynchronousWorkSeesTheResponseThatKeepsTheHeaders(Server server, String start) {
		RawResponse response = client(server).send("GET", "/api/async?" + start, "Origin", SHOP);
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(SHOP);
		assertThat(response.header("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(response.header("Vary")).contains("Z").anyMatch((line) -> line.contains("Origin"));
	}

	@ParameterizedTest
	@EnumSource
	void oneResponseHasOneRevisionWhateverPoliciesBecomeMeanwhile(Server server) {
		RunningApplication application = applications.on(server);
		CorsPolicyRegistry registry = application.context().getBean(CorsPolicyRegistry.class);
		List<CorsPolicy> before = registry.policies();
		for (String path : List.of("/cookies/replace", "/cookies/replace-deferred")) {
			RawResponse response = application.client().send("GET", path, "Origin", SHOP);
			registry.replace(before);
			assertThat(response.status()).isEqualTo(500);
			assertThat(response.cors()).as(path)
				.containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + SHOP,
						"Access-Control-Allow-Credentials: true");
		}
		RawResponse unowned = application.client().send("GET", "/none/replace", "Origin", EVIL);
		registry.replace(before);
		assertThat(unowned.status()).isEqualTo(500);
		assertThat(unowned.header("Vary")).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		static class Servlets {

			@Bean
			FilterRegistrationBean<Filter> inFront() {
				FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
						(request, response, chain) -> {
							HttpServletResponse httpResponse = (HttpServletResponse) response;
							write(httpResponse);
							chain.doFilter(request, response);
							boolean owned = !((HttpServletRequest) request).getRequestURI().startsWith("/none");
							if (owned && httpResponse.getStatus() == 403) {
								write(httpResponse);
							}
						});
				registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
				return registration;
			}

			private static void write(HttpServletResponse response) {
				response.setHeader("Access-Control-Allow-Origin", "*");
				response.setHeader("Access-Control-Allow-Methods", "DELETE");
				response.addHeader("access-control-allow-credentials", "true");
				response.addHeader("Access-Control-Secret", "yes");
			}

			@Bean
			ServletRegistrationBean<HttpServlet> async() {
				ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(new AsyncServlet(),
						"/api/async");
				registration.setAsyncSupported(true);
				return registration;
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		static class WebFilters {

			@Bean
			@Order(Ordered.HIGHEST_PRECEDENCE)
			WebFilter inFront() {
				return (exchange, chain) -> {
					write(exchange.getResponse().getHeaders());
					exchange.getResponse()
						.beforeCommit(() -> Mono.fromRunnable(() -> write(exchange.getResponse().getHeaders())));
					return chain.filter(exchange);
				};
			}

			private static void write(HttpHeaders headers) {
				headers.set("Access-Control-Allow-Origin", "*");
				headers.set("Access-Control-Allow-Methods", "DELETE");
				headers.set("access-control-allow-credentials", "true");
				headers.set("Access-Control-Secret", "yes");
			}

			@Bean
			Commits commits() {
				return new Commits();
			}

		}

	}

	@SuppressWarnings("serial")
	static class AsyncServlet extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			AsyncContext async = "plain".equals(request.getQueryString()) ? request.startAsync()
					: request.startAsync(request, response);
			HttpServletResponse later = (HttpServletResponse) async.getResponse();
			later.setHeader("Access-Control-Allow-Origin", "*");
			later.setHeader("Access-Control-Allow-Credentials", "true");
			later.setHeader("Vary", "Z");
			later.getOutputStream().print("done");
			async.complete();
		}

	}

	@RestController
	static class Commits {

		@RequestMapping("/forward/commit")
		Mono<String> commit(ServerWebExchange exchange) {
			exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
				HttpHeaders headers = exchange.getResponse().getHeaders();
				headers.set("Access-Control-Allow-Origin", "*");
				headers.set("Access-Control-Allow-Credentials", "true");
				headers.set("Vary", "Accept-Encoding");
				headers.set("X-Action", "done");
			}));
			return Mono.just("committed");
		}

		@RequestMapping("/api/failing-commit")
		Mono<String> fail(ServerWebExchange exchange) {
			exchange.getResponse().beforeCommit(() -> Mono.error(new IllegalStateException("failing")));
			return Mono.just("committed");
		}

	}

	@RestController
	static class Handlers {

		private final CorsPolicyRegistry registry;

		Handlers(CorsPolicyRegistry registry) {
			this.registry = registry;
		}

		@RequestMapping({ "/api/x", "/forward/x", "/open/x", "/cookies/x", "/none/x" })
		String answer() {
			return "answer";
		}

		@RequestMapping({ "/api/late", "/forward/late", "/open/late", "/cookies/late" })
		ResponseEntity<String> late() {
			return ResponseEntity.ok()
				.header("Access-Control-Allow-Origin", "*")
				.header("Access-Control-Allow-Credentials", "true")
				.body("late");
		}

		@RequestMapping({ "/api/boom", "/forward/boom" })
		String boom() {
			throw new IllegalStateException("boom");
		}

		@RequestMapping({ "/cookies/replace", "/none/replace" })
		String replace() {
			this.registry
				.replace(List.of(CorsPolicy.builder("new").allowedOrigins("*").exposedHeaders("X-New").build()));
			throw new IllegalStateException("replaced");
		}

		@RequestMapping("/cookies/replace-deferred")
		CompletableFuture<String> replaceDeferred() {
			return CompletableFuture.supplyAsync(this::replace);
		}

	}

}
