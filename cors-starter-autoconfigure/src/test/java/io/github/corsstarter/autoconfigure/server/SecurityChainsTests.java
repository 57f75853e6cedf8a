package io.github.corsstarter.autoconfigure.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the policy decides in front of every chain of Spring Security, whatever the
 * chain says about CORS.
 */
@Tag("neighbor")
class SecurityChainsTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String OTHER = "https://other.example.com";

	private static final List<String> CHAINS = List.of("default", "disabled", "source", "absent");

	private static final String USER = "Basic "
			+ Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.US_ASCII));

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.secured()
		.properties("cors.allowed-origins=" + SHOP, "cors.allow-credentials=true"));

	@ParameterizedTest
	@EnumSource
	void preflightsAreAnsweredInFrontOfEveryChain(Server server) {
		for (String chain : CHAINS) {
			RawResponse allowed = preflight(server, chain, SHOP);
			assertThat(allowed.status()).as(chain).isEqualTo(204);
			PolicyHeaders.assertOnce(allowed, SHOP);
			RawResponse refused = preflight(server, chain, OTHER);
			assertThat(refused.status()).as(chain).isEqualTo(403);
			PolicyHeaders.assertNone(refused);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JETTY")
	void everyChainLetsScriptsReadThatTheyHaveToLogIn(Server server) {
		for (String chain : CHAINS) {
			RawResponse response = applications.client(server).send("GET", "/" + chain + "/orders", "Origin", SHOP);
			assertThat(response.status()).as(chain).isEqualTo(401);
			PolicyHeaders.assertOnce(response, SHOP);
		}
	}

	/**
	 * The error page needs a user too. What Jetty writes in its place varies by nothing,
	 * but nobody may keep it.
	 */
	@Test
	void onJettyWhatScriptsReadInPlaceOfTheErrorPageIsNotKept() {
		for (String chain : CHAINS) {
			RawResponse response = applications.client(Server.JETTY)
				.send("GET", "/" + chain + "/orders", "Origin", SHOP);
			assertThat(response.status()).as(chain).isEqualTo(401);
			assertThat(response.cors()).as(chain)
				.containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + SHOP,
						"Access-Control-Allow-Credentials: true");
			assertThat(response.header("Cache-Control")).as(chain).singleElement().asString().contains("no-store");
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyChainLetsUsersThroughFromAnAllowedOriginOnly(Server server) {
		for (String chain : CHAINS) {
			String path = "/" + chain + "/orders";
			RawResponse allowed = applications.client(server).send("GET", path, "Origin", SHOP, "Authorization", USER);
			assertThat(allowed.status()).as(chain).isEqualTo(200);
			PolicyHeaders.assertOnce(allowed, SHOP);
			assertThat(allowed.header("Access-Control-Allow-Credentials")).as(chain).containsExactly("true");
			PolicyHeaders
				.assertRefused(applications.client(server).send("GET", path, "Origin", OTHER, "Authorization", USER));
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatMethodSecurityDeniesCanBeRead(Server server) {
		RawResponse response = applications.client(server)
			.send("GET", "/absent/admin", "Origin", SHOP, "Authorization", USER);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).doesNotContain("ORIGIN_NOT_ALLOWED");
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void aTokenIsIssuedToAnAllowedOriginOnly(Server server) {
		RawResponse issued = applications.client(server)
			.post("/oauth2/token", "grant_type=refresh_token", "Origin", SHOP);
		assertThat(issued.status()).isEqualTo(200);
		PolicyHeaders.assertOnce(issued, SHOP);
		RawResponse denied = applications.client(server)
			.post("/oauth2/token?denied", "grant_type=refresh_token", "Origin", SHOP);
		assertThat(denied.status()).isEqualTo(400);
		PolicyHeaders.assertOnce(denied, SHOP);
		PolicyHeaders.assertRefused(
				applications.client(server).post("/oauth2/token", "grant_type=refresh_token", "Origin", OTHER));
	}

	private static RawResponse preflight(Server server, String chain, String origin) {
		return applications.client(server)
			.send("OPTIONS", "/" + chain + "/orders", "Origin", origin, "Access-Control-Request-Method", "PUT");
	}

	private static CorsConfiguration rule() {
		CorsConfiguration rule = new CorsConfiguration();
		rule.setAllowedOrigins(List.of(OTHER));
		rule.setAllowedMethods(List.of("*"));
		return rule;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		@EnableMethodSecurity
		static class Servlets {

			@Bean
			@Order(1)
			SecurityFilterChain withDefault(HttpSecurity http) {
				return authenticated(http.securityMatcher("/default/**").cors(Customizer.withDefaults()));
			}

			@Bean
			@Order(2)
			SecurityFilterChain withDisabled(HttpSecurity http) {
				return authenticated(http.securityMatcher("/disabled/**").cors(AbstractHttpConfigurer::disable));
			}

			@Bean
			@Order(3)
			SecurityFilterChain withSource(HttpSecurity http) {
				return authenticated(http.securityMatcher("/source/**")
					.cors((cors) -> cors.configurationSource((request) -> rule())));
			}

			@Bean
			@Order(4)
			SecurityFilterChain token(HttpSecurity http) {
				return http.securityMatcher("/oauth2/token")
					.csrf(AbstractHttpConfigurer::disable)
					.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
					.build();
			}

			@Bean
			@Order(5)
			SecurityFilterChain others(HttpSecurity http) {
				return authenticated(http);
			}

			private static SecurityFilterChain authenticated(HttpSecurity http) {
				return http.httpBasic(Customizer.withDefaults())
					.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
					.build();
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		@EnableReactiveMethodSecurity
		static class WebFilters {

			@Bean
			@Order(1)
			SecurityWebFilterChain withDefault(ServerHttpSecurity http) {
				return authenticated(at(http, "/default/**").cors(Customizer.withDefaults()));
			}

			@Bean
			@Order(2)
			SecurityWebFilterChain withDisabled(ServerHttpSecurity http) {
				return authenticated(at(http, "/disabled/**").cors(ServerHttpSecurity.CorsSpec::disable));
			}

			@Bean
			@Order(3)
			SecurityWebFilterChain withSource(ServerHttpSecurity http) {
				return authenticated(
						at(http, "/source/**").cors((cors) -> cors.configurationSource((exchange) -> rule())));
			}

			@Bean
			@Order(4)
			SecurityWebFilterChain token(ServerHttpSecurity http) {
				return at(http, "/oauth2/token").csrf(ServerHttpSecurity.CsrfSpec::disable)
					.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
					.build();
			}

			@Bean
			@Order(5)
			SecurityWebFilterChain others(ServerHttpSecurity http) {
				return authenticated(http);
			}

			private static ServerHttpSecurity at(ServerHttpSecurity http, String pattern) {
				return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher(pattern));
			}

			private static SecurityWebFilterChain authenticated(ServerHttpSecurity http) {
				return http.httpBasic(Customizer.withDefaults())
					.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
					.build();
			}

		}

	}

	@RestController
	static class Handlers {

		@GetMapping({ "/default/orders", "/disabled/orders", "/source/orders", "/absent/orders" })
		Mono<String> orders() {
			return Mono.just("orders");
		}

		@GetMapping("/absent/admin")
		@PreAuthorize("hasRole('ADMIN')")
		Mono<String> admin() {
			return Mono.just("admin");
		}

		@PostMapping(path = "/oauth2/token", params = "!denied")
		Mono<String> token() {
			return Mono.just("token");
		}

		@PostMapping(path = "/oauth2/token", params = "denied")
		Mono<ResponseEntity<String>> denied() {
			return Mono.just(ResponseEntity.badRequest().body("invalid_grant"));
		}

	}

}
