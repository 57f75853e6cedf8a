package io.github.corsstarter.autoconfigure.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies decide as ever where requests are handled on virtual threads.
 */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "NOT TESTED: virtual threads need JDK 21 or later")
class VirtualThreadsTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	private static RawResponse get(Server server, String path, String origin) {
		return RUNNING
			.computeIfAbsent(server,
					(key) -> RunningApplication.on(key)
						.with(Application.class)
						.properties("spring.threads.virtual.enabled=true", "cors.allowed-origins=" + SHOP)
						.start())
			.client()
			.send("GET", path, "Origin", origin);
	}

	@ParameterizedTest
	@EnumSource
	void answersAnAllowedOriginAndRefusesAForeignOne(Server server) {
		assertDecides(server, "/thread");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void decidesOnceForWorkOfAnotherThread(Server server) {
		assertDecides(server, "/later");
	}

	private static void assertDecides(Server server, String path) {
		RawResponse allowed = get(server, path, SHOP);
		assertThat(allowed.body()).startsWith("VirtualThread");
		PolicyHeaders.assertOnce(allowed, SHOP);
		PolicyHeaders.assertRefused(get(server, path, EVIL));
	}

	@ParameterizedTest
	@EnumSource
	void errorsCarryTheHeaders(Server server) {
		RawResponse response = get(server, "/failure", SHOP);
		assertThat(response.status()).isEqualTo(500);
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Threads.class)
	static class Application {

	}

	@RestController
	static class Threads {

		@GetMapping("/thread")
		String thread() {
			return Thread.currentThread().toString();
		}

		@GetMapping("/later")
		Callable<String> later() {
			return this::thread;
		}

		@GetMapping("/failure")
		String fail() {
			throw new IllegalStateException("wanted");
		}

	}

}
