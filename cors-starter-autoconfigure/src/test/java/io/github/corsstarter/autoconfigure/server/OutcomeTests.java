package io.github.corsstarter.autoconfigure.server;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CrossOriginDecision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the headers are on every outcome of an application, and those of nobody
 * else. Error pages are outside of the policies' paths.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutcomeTests {

	static final String ORIGIN = "https://app.example.com";

	static final String FOREIGN = "https://evil.example.com";

	private RunningApplication application;

	@BeforeAll
	void start() {
		this.application = server().with(Application.class)
			.properties("cors.policies.reject.paths=/reject/**", "cors.policies.reject.allowed-origins=" + ORIGIN,
					"cors.policies.forward.paths=/forward/**", "cors.policies.forward.allowed-origins=" + ORIGIN,
					"cors.policies.forward.refused-requests=forward")
			.start();
	}

	@AfterAll
	void stop() {
		if (this.application != null) {
			this.application.close();
		}
	}

	/**
	 * The server, with handlers of {@code own}, {@code own-vary}, {@code repeated-vary}
	 * and {@code own-error}.
	 */
	abstract RunningApplication.Builder server();

	final RawClient client() {
		return this.application.client();
	}

	final RawResponse get(String path, String origin) {
		return client().send("GET", path, "Origin", origin);
	}

	@ParameterizedTest
	@CsvSource({ "ok,200", "missing,404", "failure,500", "status,409", "own,200", "own-vary,200", "own-error,410",
			"annotated,200" })
	void carriesTheHeadersOnce(String outcome, int status) {
		assertCarriesTheHeadersOnce(outcome, status);
	}

	final void assertCarriesTheHeadersOnce(String outcome, int status) {
		RawResponse response = get("/reject/" + outcome, ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
		assertThat(response.header("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(vary(response)).containsOnlyOnce("Origin");
		assertThat(this.application.context().getBean(Overridden.class).names).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ok", "missing", "failure", "own", "own-vary", "own-error", "annotated" })
	void carriesNoHeadersForAnOriginThatIsForwarded(String outcome) {
		assertCarriesNoHeadersForAnOriginThatIsForwarded(outcome);
	}

	final void assertCarriesNoHeadersForAnOriginThatIsForwarded(String outcome) {
		RawResponse response = get("/forward/" + outcome, FOREIGN);
		assertThat(response.cors()).isEmpty();
		assertThat(vary(response)).containsOnlyOnce("Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ok", "failure", "own" })
	void reachesTheApplicationForAForwardedOriginOnly(String outcome) {
		assertThat(get("/reject/" + outcome, FOREIGN).body()).contains("ORIGIN_NOT_ALLOWED");
		assertThat(get("/forward/" + outcome, FOREIGN).body()).doesNotContain("ORIGIN_NOT_ALLOWED");
	}

	@Test
	void keepsWhatTheApplicationVariesBy() {
		assertThat(vary(get("/reject/own-vary", ORIGIN))).contains("Accept-Language");
	}

	@Test
	void namesWhatTheApplicationVariesByOnce() {
		assertThat(vary(get("/reject/repeated-vary", ORIGIN))).map((name) -> name.toLowerCase(Locale.ROOT))
			.containsExactlyInAnyOrder("origin", "accept-language", "cookie");
	}

	@Test
	void leavesPathsWithoutPolicyToTheApplication() {
		assertThat(get("/free/annotated", FOREIGN).header("Access-Control-Allow-Origin")).containsExactly(FOREIGN);
		assertThat(get("/free/own", ORIGIN).header("Vary")).isEmpty();
	}

	@Test
	void takesThePagesOfTheApplicationForItsOwn() {
		RawResponse response = get("/reject/ok", "http://" + client().authority());
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
	}

	private static List<String> vary(RawResponse response) {
		return response.header("Vary").stream().flatMap((line) -> Stream.of(line.split(",\\s*", -1))).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ OutcomeController.class, Overridden.class })
	static class Application {

	}

	/**
	 * Hears of headers that were there before the decision: nothing in front of it writes
	 * any, and those of an earlier dispatch are its own.
	 */
	static class Overridden implements CorsDecisionListener {

		private final List<String> names = new CopyOnWriteArrayList<>();

		@Override
		public void onDecision(CorsRequest request, CrossOriginDecision decision) {
		}

		@Override
		public void onOverriddenHeader(CorsDecision decision, String name) {
			this.names.add(name);
		}

	}

	@RestController
	@RequestMapping({ "/reject", "/forward", "/free" })
	static class OutcomeController {

		@GetMapping("/ok")
		String ok() {
			return "ok";
		}

		@GetMapping("/failure")
		String failure() {
			throw new IllegalStateException("wanted");
		}

		@GetMapping("/status")
		String status() {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}

		@CrossOrigin(origins = FOREIGN, allowCredentials = "true")
		@GetMapping("/annotated")
		String annotated() {
			return "annotated";
		}

	}

}
