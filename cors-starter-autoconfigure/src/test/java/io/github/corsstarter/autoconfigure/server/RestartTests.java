package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application that starts again in the same virtual machine, as DevTools
 * has it, keeps nothing of its predecessor, and that two at a time share nothing.
 */
class RestartTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String OTHER = "https://other.example.com";

	private static RunningApplication start(Server server, String origin) {
		return RunningApplication.on(server)
			.with(Application.class)
			.properties("cors.allowed-origins=" + origin, "management.endpoints.web.exposure.include=cors")
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void applicationsShareNeitherPoliciesNorRefusals(Server server) {
		try (RunningApplication other = start(server, OTHER)) {
			try (RunningApplication first = start(server, SHOP)) {
				assertAllowsOnly(first, SHOP, OTHER);
				assertThat(endpoint(first)).contains(refusal(OTHER));
				assertThat(endpoint(other)).doesNotContain(SHOP);
				assertAllowsOnly(other, OTHER, SHOP);
			}
			try (RunningApplication second = start(server, SHOP)) {
				assertThat(endpoint(second)).doesNotContain(OTHER);
				assertAllowsOnly(second, SHOP, OTHER);
				assertAllowsOnly(other, OTHER, SHOP);
			}
		}
	}

	private static void assertAllowsOnly(RunningApplication application, String allowed, String refused) {
		PolicyHeaders.assertOnce(application.client().send("GET", "/hello", "Origin", allowed), allowed);
		PolicyHeaders.assertRefused(application.client().send("GET", "/hello", "Origin", refused));
	}

	private static String endpoint(RunningApplication application) {
		return application.client().send("GET", "/actuator/cors").body();
	}

	private static String refusal(String origin) {
		return "\"reason\":\"ORIGIN_NOT_ALLOWED\",\"value\":\"" + origin + "\"";
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Hello.class)
	static class Application {

	}

	@RestController
	static class Hello {

		@GetMapping("/hello")
		String hello() {
			return "hello";
		}

	}

}
