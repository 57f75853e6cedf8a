package io.github.corsstarter.autoconfigure.server;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the headers are on every outcome of a reactive application, and those of
 * nobody else.
 */
class ReactiveOutcomeTests {

	private static RunningServer server;

	@BeforeAll
	static void start() {
		server = RunningServer.open(Application.class, WebApplicationType.REACTIVE,
				"cors.policies.reject.paths=/reject/**", "cors.policies.reject.allowed-origins=https://app.example.com",
				"cors.policies.forward.paths=/forward/**",
				"cors.policies.forward.allowed-origins=https://app.example.com",
				"cors.policies.forward.refused-requests=forward");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "ok,200", "missing,404", "failure,500", "status,409", "mono-failure,500", "flux,200", "events,200",
			"own,200", "own-vary,200", "own-error,409", "annotated,200" })
	void carriesTheHeadersOnce(String outcome, int status) {
		HttpResponse<String> response = server.get("/reject/" + outcome, "Origin", RunningServer.ORIGIN);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(RunningServer.ORIGIN);
		assertThat(response.headers().allValues("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(vary(response)).containsOnlyOnce("Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ok", "missing", "failure", "mono-failure", "own", "own-vary", "own-error", "annotated" })
	void carriesNoHeadersForAnOriginThatIsForwarded(String outcome) {
		HttpResponse<String> response = server.get("/forward/" + outcome, "Origin", RunningServer.FOREIGN);
		assertThat(response.headers().map().keySet()).noneMatch((name) -> name.startsWith("access-control-"));
		assertThat(vary(response)).containsOnlyOnce("Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ok", "failure", "own" })
	void reachesTheApplicationForAForwardedOriginOnly(String outcome) {
		assertThat(server.get("/reject/" + outcome, "Origin", RunningServer.FOREIGN).body())
			.contains("ORIGIN_NOT_ALLOWED");
		assertThat(server.get("/forward/" + outcome, "Origin", RunningServer.FOREIGN).body())
			.doesNotContain("ORIGIN_NOT_ALLOWED");
	}

	@Test
	void keepsWhatTheApplicationVariesBy() {
		HttpResponse<String> response = server.get("/reject/own-vary", "Origin", RunningServer.ORIGIN);
		assertThat(vary(response)).contains("Accept-Language");
	}

	@Test
	void leavesPathsWithoutPolicyToTheApplication() {
		assertThat(server.get("/free/annotated", "Origin", RunningServer.FOREIGN)
			.headers()
			.allValues("Access-Control-Allow-Origin")).containsExactly(RunningServer.FOREIGN);
	}

	@Test
	void takesThePagesOfTheApplicationForItsOwn() {
		String own = "http://localhost:" + server.port();
		HttpResponse<String> response = server.get("/reject/ok", "Origin", own);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).isEmpty();
	}

	private static List<String> vary(HttpResponse<String> response) {
		return response.headers()
			.allValues("Vary")
			.stream()
			.flatMap((line) -> List.of(line.split(",\\s*", -1)).stream())
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OutcomeController.class)
	static class Application {

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

		@GetMapping("/mono-failure")
		Mono<String> monoFailure() {
			return Mono.error(new IllegalStateException("wanted"));
		}

		@GetMapping("/flux")
		Flux<String> flux() {
			return Flux.range(0, 1000).map((i) -> "some text to fill a buffer ");
		}

		@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> events() {
			return Flux.just("one", "two");
		}

		@GetMapping("/own")
		String own(ServerHttpResponse response) {
			response.getHeaders().set("Access-Control-Allow-Origin", "*");
			response.getHeaders().add("access-control-allow-origin", RunningServer.FOREIGN);
			response.getHeaders().set("Access-Control-Allow-Credentials", "true");
			return "own";
		}

		@GetMapping("/own-vary")
		String ownVary(ServerHttpResponse response) {
			response.getHeaders().set("Vary", "Accept-Language");
			return "own";
		}

		@GetMapping("/own-error")
		Mono<String> ownError(ServerHttpResponse response) {
			response.getHeaders().set("Access-Control-Allow-Origin", "*");
			return Mono.error(new ResponseStatusException(HttpStatus.CONFLICT));
		}

		@CrossOrigin(origins = RunningServer.FOREIGN, allowCredentials = "true")
		@GetMapping("/annotated")
		String annotated() {
			return "annotated";
		}

	}

}
