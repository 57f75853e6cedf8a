package io.github.corsstarter.autoconfigure.reload;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a request is decided by the policies of its first dispatch, whatever happens
 * to them before its last one.
 */
class OneRevisionPerRequestTests {

	private static final String A = "https://a.example.com";

	@ParameterizedTest
	@EnumSource(Server.class)
	void anErrorHasTheHeadersOfTheFirstDispatch(Server server) {
		try (RunningApplication application = start(server)) {
			RawResponse response = application.client().send("GET", "/failing", "Origin", A);
			assertThat(response.status()).isEqualTo(500);
			assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(A);
			assertThat(application.client().send("GET", "/failing", "Origin", A).status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void anAsynchronousAnswerHasTheHeadersOfTheFirstDispatch(Server server) {
		try (RunningApplication application = start(server)) {
			RawResponse response = application.client().send("GET", "/later", "Origin", A);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(A);
			assertThat(application.client().send("GET", "/later", "Origin", A).status()).isEqualTo(403);
		}
	}

	private static RunningApplication start(Server server) {
		return RunningApplication.on(server).with(Application.class).properties("cors.allowed-origins=" + A).start();
	}

	@EnableAutoConfiguration
	@Import(Changing.class)
	static class Application {

	}

	/**
	 * Changes the policies while it answers.
	 */
	@RestController
	static class Changing {

		private final CorsPolicyRegistry registry;

		Changing(CorsPolicyRegistry registry) {
			this.registry = registry;
		}

		@GetMapping("/failing")
		String failing() {
			change();
			throw new IllegalStateException("on purpose");
		}

		@GetMapping("/later")
		CompletableFuture<String> later() {
			return CompletableFuture.supplyAsync(() -> {
				change();
				return "later";
			});
		}

		private void change() {
			this.registry
				.replace(List.of(CorsPolicy.builder("other").allowedOrigins("https://other.example.com").build()));
		}

	}

}
