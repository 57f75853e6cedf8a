package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies own what router functions serve, nested ones too.
 */
class RouterFunctionTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.properties("cors.policies.site.paths=/**", "cors.policies.site.allowed-origins=" + EVIL,
				"cors.policies.site.allow-credentials=true", "cors.policies.api.paths=/api/orders/**",
				"cors.policies.api.allowed-origins=" + SHOP));

	@ParameterizedTest
	@EnumSource
	void whatARouterServesOrFailsWithBelongsToThePolicy(Server server) {
		assertOwned(server, "/api/orders/7", 200);
		assertOwned(server, "/api/orders/failure", 500);
		assertOwned(server, "/api/orders/7/missing", 404);
	}

	private static void assertOwned(Server server, String path, int status) {
		RawResponse response = applications.client(server).send("GET", path, "Origin", SHOP);
		assertThat(response.status()).isEqualTo(status);
		PolicyHeaders.assertOnce(response, SHOP);
		PolicyHeaders.assertRefused(applications.client(server).send("GET", path, "Origin", EVIL));
	}

	@ParameterizedTest
	@EnumSource
	void noPathIsMoreOpenThanItsHandler(Server server) {
		OddPaths.assertNoneMoreOpen(applications.client(server), EVIL, "api", 1, "api", "orders", "7");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.path("/api",
						(api) -> api.GET("/orders/failure", (request) -> ServerResponse.status(500).build())
							.GET("/orders/{id}", (request) -> ServerResponse.ok().header("X-Owner", "api").build())
							.GET("/{*rest}", (request) -> ServerResponse.status(404).build()))
				.build();
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		org.springframework.web.reactive.function.server.RouterFunction<?> reactiveRoutes() {
			return org.springframework.web.reactive.function.server.RouterFunctions.route()
				.path("/api",
						(api) -> api
							.GET("/orders/failure", (request) -> Mono.error(new IllegalStateException("wanted")))
							.GET("/orders/{id}",
									(request) -> org.springframework.web.reactive.function.server.ServerResponse.ok()
										.header("X-Owner", "api")
										.build()))
				.build();
		}

	}

}
