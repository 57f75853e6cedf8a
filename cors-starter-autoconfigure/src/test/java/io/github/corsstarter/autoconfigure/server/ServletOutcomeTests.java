package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
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
 * Tests the outcomes of a servlet application.
 */
abstract class ServletOutcomeTests extends OutcomeTests {

	static RunningApplication.Builder servlets(Server server) {
		return RunningApplication.on(server)
			.with(ServletController.class)
			.properties("spring.servlet.multipart.max-file-size=1KB");
	}

	@ParameterizedTest
	@CsvSource({ "send-error,418", "deferred,200", "deferred-failure,500", "deferred-timeout,503", "callable,200",
			"callable-failure,409", "emitter,200", "streaming,200", "reset,202", "reset-buffer,200" })
	void carriesTheHeadersOnceHoweverTheServletAnswers(String outcome, int status) {
		assertCarriesTheHeadersOnce(outcome, status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "send-error", "callable-failure", "reset" })
	void carriesNoHeadersForAForwardedOriginHoweverTheServletAnswers(String outcome) {
		assertCarriesNoHeadersForAnOriginThatIsForwarded(outcome);
	}

	@Test
	void carriesTheHeadersWhereAnUploadIsTooLarge() {
		RawResponse response = client().send(upload("x".repeat(3000)).getBytes(StandardCharsets.ISO_8859_1));
		assertThat(response.status()).isEqualTo(413);
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
	}

	private String upload(String file) {
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n" + file
				+ "\r\n--b--\r\n";
		return "POST /reject/upload HTTP/1.1\r\nHost: " + client().authority() + "\r\nConnection: close\r\nOrigin: "
				+ ORIGIN + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body;
	}

	@RestController
	@RequestMapping({ "/reject", "/forward", "/free" })
	static class ServletController {

		@GetMapping("/send-error")
		void sendError(HttpServletResponse response) throws IOException {
			response.sendError(418);
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
			response.addHeader("access-control-allow-origin", FOREIGN);
			response.setHeader("Access-Control-Allow-Credentials", "true");
			return "own";
		}

		@GetMapping("/own-vary")
		String ownVary(HttpServletResponse response) {
			response.setHeader("Vary", "Accept-Language");
			return "own";
		}

		@GetMapping("/repeated-vary")
		String repeatedVary(HttpServletResponse response) {
			response.addHeader("Vary", "origin, Accept-Language");
			response.addHeader("Vary", "Origin");
			response.addHeader("vary", "Cookie, accept-language");
			return "own";
		}

		@GetMapping("/own-error")
		void ownError(HttpServletResponse response) throws IOException {
			response.setHeader("Access-Control-Allow-Origin", "*");
			response.sendError(410);
		}

		@PostMapping("/upload")
		String upload(@RequestParam MultipartFile file) {
			return file.getName();
		}

	}

}
