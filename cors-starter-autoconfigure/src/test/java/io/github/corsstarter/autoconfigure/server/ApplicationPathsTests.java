package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies own the paths that the application serves, by its own idea of case
 * and of trailing slashes.
 */
class ApplicationPathsTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static RunningApplication start(Server server, Class<?>... configurations) {
		return RunningApplication.on(server)
			.with(Application.class)
			.with(configurations)
			.properties("cors.policies.site.paths=/**", "cors.policies.site.allowed-origins=" + EVIL,
					"cors.policies.site.allow-credentials=true", "cors.policies.api.paths=/api/orders,/api/{id}/items",
					"cors.policies.api.allowed-origins=" + SHOP)
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void whereCaseDoesNotMatterNeitherDoesItForPolicies(Server server) {
		try (RunningApplication application = start(server, IgnoringCase.class)) {
			for (String path : new String[] { "/api/orders", "/API/Orders", "/Api/%4frders", "/API/7/ITEMS" }) {
				checkOwnedByApi(application.client(), path);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void whereATrailingSlashIsTakenAwayThePathWithoutItCounts(Server server) {
		try (RunningApplication application = start(server, TrailingSlashes.class)) {
			for (String path : new String[] { "/api/orders", "/api/orders/", "/api/7/items/" }) {
				checkOwnedByApi(application.client(), path);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void otherwiseCaseAndTrailingSlashesMakeAnotherPath(Server server) {
		try (RunningApplication application = start(server)) {
			checkOwnedByApi(application.client(), "/api/orders");
			for (String path : new String[] { "/API/orders", "/api/orders/" }) {
				assertThat(application.client().send("GET", path, "Origin", EVIL).header("Access-Control-Allow-Origin"))
					.containsExactly(EVIL);
			}
		}
	}

	private static void checkOwnedByApi(RawClient client, String path) {
		RawResponse shop = client.send("GET", path, "Origin", SHOP);
		assertThat(shop.status()).as(path).isEqualTo(200);
		assertThat(shop.header("Access-Control-Allow-Origin")).as(path).containsExactly(SHOP);
		RawResponse evil = client.send("GET", path, "Origin", EVIL);
		assertThat(evil.status()).as(path).isEqualTo(403);
		assertThat(evil.cors()).as(path).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@RequestMapping({ "/api/orders", "/api/{id}/items" })
		String orders() {
			return "orders";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class IgnoringCase {

		private static PathPatternParser parser() {
			PathPatternParser parser = new PathPatternParser();
			parser.setCaseSensitive(false);
			return parser;
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		static class Mvc implements WebMvcConfigurer {

			@Override
			public void configurePathMatch(
					org.springframework.web.servlet.config.annotation.PathMatchConfigurer configurer) {
				configurer.setPatternParser(parser());
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		static class Flux implements org.springframework.web.reactive.config.WebFluxConfigurer {

			@Override
			public void configurePathMatching(org.springframework.web.reactive.config.PathMatchConfigurer configurer) {
				configurer.setUseCaseSensitiveMatch(false);
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TrailingSlashes {

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		UrlHandlerFilter urlHandlerFilter() {
			return UrlHandlerFilter.trailingSlashHandler("/api/**").wrapRequest().build();
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		org.springframework.web.filter.reactive.UrlHandlerFilter reactiveUrlHandlerFilter() {
			return org.springframework.web.filter.reactive.UrlHandlerFilter.trailingSlashHandler("/api/**")
				.mutateRequest()
				.build();
		}

	}

}
