package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the headers are on every outcome of a servlet application, and those of
 * nobody else. Error pages are outside of the policies' paths.
 */
class ServletOutcomeTests {

	private static RunningServer server;

	@BeforeAll
	static void start() {
		server = RunningServer.open(Application.class, WebApplicationType.SERVLET,
				"spring.servlet.multipart.max-file-size=1KB", "cors.policies.reject.paths=/reject/**",
				"cors.policies.reject.allowed-origins=https://app.example.com",
				"cors.policies.forward.paths=/forward/**",
				"cors.policies.forward.allowed-origins=https://app.example.com",
				"cors.policies.forward.refused-requests=forward");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "ok,200", "missing,404", "failure,500", "send-error,418", "status,409", "deferred,200",
			"deferred-failure,500", "deferred-timeout,503", "callable,200", "callable-failure,409", "emitter,200",
			"streaming,200", "reset,202", "reset-buffer,200", "own,200", "own-vary,200", "own-error,410",
			"annotated,200" })
	void carriesTheHeadersOnce(String outcome, int status) {
		HttpResponse<String> response = server.get("/reject/" + outcome, "Origin", RunningServer.ORIGIN);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(RunningServer.ORIGIN);
		assertThat(response.headers().allValues("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(vary(response)).containsOnlyOnce("Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ok", "missing", "failure", "send-error", "callable-failure", "reset", "own", "own-vary",
			"own-error", "annotated" })
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
		assertThat(server.get("/free/own", "Origin", RunningServer.ORIGIN).headers().allValues("Vary")).isEmpty();
	}

	@Test
	void carriesTheHeadersWhereAnUploadIsTooLarge() {
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n" + "x".repeat(3000)
				+ "\r\n--b--\r\n";
		HttpResponse<String> response = server.post("/reject/upload", "multipart/form-data; boundary=b", body, "Origin",
				RunningServer.ORIGIN);
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(RunningServer.ORIGIN);
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

		@GetMapping("/send-error")
		void sendError(HttpServletResponse response) throws IOException {
			response.sendError(418);
		}

		@GetMapping("/status")
		String status() {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}

		@GetMapping("/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setResult("later"));
			return result;
		}

		@GetMapping("/deferred-failure")
		DeferredResult<String> deferredFailure() {
			DeferredResult<String> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setErrorResult(new IllegalStateException("wanted")));
			return result;
		}

		@GetMapping("/deferred-timeout")
		DeferredResult<String> deferredTimeout() {
			return new DeferredResult<>(10L);
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return () -> "later";
		}

		@GetMapping("/callable-failure")
		Callable<String> callableFailure() {
			return () -> {
				throw new ResponseStatusException(HttpStatus.CONFLICT);
			};
		}

		@GetMapping("/emitter")
		SseEmitter emitter() throws IOException {
			SseEmitter emitter = new SseEmitter();
			emitter.send("one");
			emitter.complete();
			return emitter;
		}

		@GetMapping("/streaming")
		StreamingResponseBody streaming() {
			return (body) -> body.write("x".repeat(20_000).getBytes());
		}

		@GetMapping("/reset")
		void reset(HttpServletResponse response) throws IOException {
			response.setHeader("Vary", "Cookie");
			response.getWriter().write("half");
			response.reset();
			response.setStatus(202);
		}

		@GetMapping("/reset-buffer")
		void resetBuffer(HttpServletResponse response) throws IOException {
			response.getWriter().write("half");
			response.resetBuffer();
		}

		@GetMapping("/own")
		String own(HttpServletResponse response) {
			response.setHeader("Access-Control-Allow-Origin", "*");
			response.addHeader("access-control-allow-origin", RunningServer.FOREIGN);
			response.setHeader("Access-Control-Allow-Credentials", "true");
			return "own";
		}

		@GetMapping("/own-vary")
		String ownVary(HttpServletResponse response) {
			response.setHeader("Vary", "Accept-Language");
			return "own";
		}

		@GetMapping("/own-error")
		void ownError(HttpServletResponse response) throws IOException {
			response.setHeader("Access-Control-Allow-Origin", "*");
			response.sendError(410);
		}

		@CrossOrigin(origins = RunningServer.FOREIGN, allowCredentials = "true")
		@GetMapping("/annotated")
		String annotated() {
			return "annotated";
		}

		@PostMapping("/upload")
		String upload(@RequestParam MultipartFile file) {
			return file.getName();
		}

	}

}
