package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a wrong configuration stops the start also where beans are created with the
 * first request that needs them.
 */
class LazyInitializationTests {

	private static RunningApplication.Builder lazy(Server server, String origin) {
		return RunningApplication.on(server)
			.with(Application.class)
			.properties("spring.main.lazy-initialization=true", "cors.policies.api.paths=/api/**",
					"cors.policies.api.allowed-origins=" + origin);
	}

	@ParameterizedTest
	@EnumSource
	void aWrongConfigurationStopsTheStart(Server server) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> lazy(server, "https://shop.example.com/").start())
			.withRootCauseInstanceOf(InvalidCorsPolicyException.class);
	}

	@ParameterizedTest
	@EnumSource
	void aRightOneIsEnforced(Server server) {
		try (RunningApplication application = lazy(server, "https://shop.example.com").start()) {
			RawClient client = application.client();
			assertThat(client.send("GET", "/api/x", "Origin", "https://shop.example.com")
				.header("Access-Control-Allow-Origin")).containsExactly("https://shop.example.com");
			assertThat(client.send("GET", "/api/x", "Origin", "https://evil.example").status()).isEqualTo(403);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
