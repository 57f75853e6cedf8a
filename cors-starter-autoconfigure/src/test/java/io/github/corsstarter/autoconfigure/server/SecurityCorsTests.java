package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.test.BrowserTester;
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
import static org.springframework.http.HttpMethod.GET;

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
			BrowserTester browser = BrowserTester.onPort(application.client().port());
			assertThat(browser.at(APP).fetch(GET, "/any").header("X-Requested-With", "1")).isPreflighted()
				.isReadable(401);
			assertThat(browser.at(APP).fetch(GET, "/any")).isReadable(401);
			assertThat(browser.at(EVIL).fetch(GET, "/any").header("X-Requested-With", "1")).isPreflighted().isBlocked();
		}
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
