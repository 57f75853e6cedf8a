package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tests the outcomes of a reactive application, on Netty.
 */
class NettyOutcomeTests extends OutcomeTests {

	@Override
	RunningApplication.Builder server() {
		return RunningApplication.on(Server.NETTY).with(ReactiveController.class);
	}

	@ParameterizedTest
	@CsvSource({ "mono-failure,500", "flux,200", "events,200" })
	void carriesTheHeadersOnceWhereverThePublisherEnds(String outcome, int status) {
		assertCarriesTheHeadersOnce(outcome, status);
	}

	@ParameterizedTest
	@ValueSource(strings = "mono-failure")
	void carriesNoHeadersForAForwardedOriginWhereThePublisherFails(String outcome) {
		assertCarriesNoHeadersForAnOriginThatIsForwarded(outcome);
	}

	@RestController
	@RequestMapping({ "/reject", "/forward", "/free" })
	static class ReactiveController {

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
			response.getHeaders().add("access-control-allow-origin", FOREIGN);
			response.getHeaders().set("Access-Control-Allow-Credentials", "true");
			return "own";
		}

		@GetMapping("/own-vary")
		String ownVary(ServerHttpResponse response) {
			response.getHeaders().set("Vary", "Accept-Language");
			return "own";
		}

		@GetMapping("/repeated-vary")
		String repeatedVary(ServerHttpResponse response) {
			response.getHeaders().add("Vary", "origin, Accept-Language");
			response.getHeaders().add("Vary", "Origin");
			response.getHeaders().add("vary", "Cookie, accept-language");
			return "own";
		}

		@GetMapping("/own-error")
		Mono<String> ownError(ServerHttpResponse response) {
			response.getHeaders().set("Access-Control-Allow-Origin", "*");
			return Mono.error(new ResponseStatusException(HttpStatus.GONE));
		}

	}

}
