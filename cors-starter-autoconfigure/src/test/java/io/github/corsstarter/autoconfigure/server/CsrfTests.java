package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import io.github.corsstarter.test.BrowserExchange;
import io.github.corsstarter.test.BrowserPage;
import io.github.corsstarter.test.BrowserTester;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

/**
 * Tests a single-page application on an origin of its own that sends a CSRF token in a
 * header: the policy has to allow the header, and Spring Security still wants the token.
 */
class CsrfTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final String TOKEN = "0b5ea2c4-6c36-4d3b-9c51-2d2a1f9a7a10";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.secured()
		.properties("cors.policies.shop.paths=/shop/**", "cors.policies.shop.allowed-origins=" + SHOP,
				"cors.policies.shop.allow-credentials=true",
				"cors.policies.shop.allowed-headers=Content-Type,X-XSRF-TOKEN",
				"cors.policies.shop.exposed-headers=X-XSRF-TOKEN", "cors.policies.plain.paths=/plain/**",
				"cors.policies.plain.allowed-origins=" + SHOP, "cors.policies.plain.allow-credentials=true"));

	@ParameterizedTest
	@EnumSource
	void theRequestIsSentWhereThePolicyAllowsTheHeader(Server server) {
		assertThat(page(server).fetch(POST, "/shop/orders").header("X-XSRF-TOKEN", TOKEN).credentials()).isPreflighted()
			.isReadable();
		assertThat(page(server).fetch(POST, "/plain/orders").header("X-XSRF-TOKEN", TOKEN).credentials())
			.isPreflighted()
			.isBlocked()
			.neverReachedTheHandler();
	}

	@ParameterizedTest
	@EnumSource
	void thatTheTokenIsMissingOrWrongCanBeRead(Server server) {
		for (String token : new String[] { "", "wrong" }) {
			BrowserExchange exchange = page(server).fetch(POST, "/shop/orders")
				.header("X-XSRF-TOKEN", token)
				.credentials()
				.exchange();
			assertThat(exchange).isReadable(403).variesByOrigin();
			assertThat(exchange.body()).doesNotContain("ORIGIN_NOT_ALLOWED");
		}
	}

	@ParameterizedTest
	@EnumSource
	void theTokenOfTheCookiePasses(Server server) {
		BrowserExchange exchange = page(server).fetch(POST, "/shop/orders")
			.header("X-XSRF-TOKEN", TOKEN)
			.credentials()
			.exchange();
		assertThat(exchange).isReadable(200).sendsCookies();
		assertThat(exchange.body()).isEqualTo("ordered");
	}

	@ParameterizedTest
	@EnumSource
	void anExposedHeaderHandsTheTokenOver(Server server) {
		assertThat(page(server).fetch(GET, "/shop/token").credentials()).isReadable().exposes("X-XSRF-TOKEN");
	}

	@ParameterizedTest
	@EnumSource
	void aForeignOriginIsRefusedWithTheRightToken(Server server) {
		PolicyHeaders.assertRefused(applications.client(server)
			.post("/shop/orders", "", "Origin", EVIL, "Cookie", "XSRF-TOKEN=" + TOKEN, "X-XSRF-TOKEN", TOKEN));
		PolicyHeaders.assertRefused(applications.client(server)
			.send("GET", "/shop/token", "Origin", EVIL, "Cookie", "XSRF-TOKEN=" + TOKEN));
	}

	private static BrowserPage page(Server server) {
		return BrowserTester.onPort(applications.client(server).port()).at(SHOP).cookie("XSRF-TOKEN", TOKEN);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		SecurityFilterChain chain(HttpSecurity http) {
			return http.csrf(CsrfConfigurer::spa)
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		SecurityWebFilterChain webChain(ServerHttpSecurity http) {
			return http
				.csrf((csrf) -> csrf.csrfTokenRepository(CookieServerCsrfTokenRepository.withHttpOnlyFalse())
					.csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler()))
				.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
				.build();
		}

	}

	@RestController
	static class Orders {

		@PostMapping({ "/shop/orders", "/plain/orders" })
		String order() {
			return "ordered";
		}

		@GetMapping("/shop/token")
		ResponseEntity<Void> token(@CookieValue("XSRF-TOKEN") String token) {
			return ResponseEntity.noContent().header("X-XSRF-TOKEN", token).build();
		}

	}

}
