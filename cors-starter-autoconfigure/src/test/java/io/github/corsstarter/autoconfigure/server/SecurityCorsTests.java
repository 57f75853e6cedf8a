package io.github.corsstarter.autoconfigure.server;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application starts and answers as ever that turns on Spring Security's
 * CORS support, as so many examples say.
 */
class SecurityCorsTests {

	@Test
	void answersBesideTheCorsOfServletSecurity() {
		try (RunningServer server = RunningServer.secured(ServletApplication.class, WebApplicationType.SERVLET,
				"cors.allowed-origins=https://app.example.com")) {
			assertAnswers(server);
		}
	}

	@Test
	void answersBesideTheCorsOfReactiveSecurity() {
		try (RunningServer server = RunningServer.secured(ReactiveApplication.class, WebApplicationType.REACTIVE,
				"cors.allowed-origins=https://app.example.com")) {
			assertAnswers(server);
		}
	}

	private static void assertAnswers(RunningServer server) {
		assertThat(server.preflight("/any", "Origin", RunningServer.ORIGIN).statusCode()).isEqualTo(204);
		assertThat(server.preflight("/any", "Origin", RunningServer.FOREIGN).statusCode()).isEqualTo(403);
		HttpResponse<String> response = server.get("/any", "Origin", RunningServer.ORIGIN);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(RunningServer.ORIGIN);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ServletApplication {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.cors(Customizer.withDefaults())
				.httpBasic(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ReactiveApplication {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.cors(Customizer.withDefaults())
				.httpBasic(Customizer.withDefaults())
				.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.build();
		}

	}

}
