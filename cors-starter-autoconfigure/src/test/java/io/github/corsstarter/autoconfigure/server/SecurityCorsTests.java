package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

	private static final String APP = "https://app.example.com";

	private static final String EVIL = "https://evil.example.com";

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void answersBesideTheCorsOfServletSecurity(Server server) {
		assertAnswers(server, ServletApplication.class);
	}

	@Test
	void answersBesideTheCorsOfReactiveSecurity() {
		assertAnswers(Server.NETTY, ReactiveApplication.class);
	}

	private static void assertAnswers(Server server, Class<?> configuration) {
		try (RunningApplication application = RunningApplication.on(server)
			.with(configuration)
			.secured()
			.properties("cors.allowed-origins=" + APP)
			.start()) {
			RawClient client = application.client();
			assertThat(preflight(client, APP).status()).isEqualTo(204);
			assertThat(preflight(client, EVIL).status()).isEqualTo(403);
			RawResponse response = client.send("GET", "/any", "Origin", APP);
			assertThat(response.status()).isEqualTo(401);
			assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(APP);
		}
	}

	private static RawResponse preflight(RawClient client, String origin) {
		return client.send("OPTIONS", "/any", "Origin", origin, "Access-Control-Request-Method", "PUT");
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
