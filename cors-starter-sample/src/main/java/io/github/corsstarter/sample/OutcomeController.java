package io.github.corsstarter.sample;

import java.time.Duration;
import java.util.Map;

import reactor.core.publisher.Flux;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the outcomes on which CORS headers are most often lost: 401, 500 and a stream.
 */
@RestController
@RequestMapping("/api")
final class OutcomeController {

	private static final int EVENTS = 5;

	@GetMapping("/account")
	ResponseEntity<Map<String, String>> account(
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String authorization) {
		if (authorization == null) {
			return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
				.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
				.build();
		}
		return ResponseEntity.ok(Map.of("name", "A customer"));
	}

	@GetMapping("/failure")
	String failure() {
		throw new IllegalStateException("This endpoint always fails");
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Map<String, Long>> events() {
		return Flux.interval(Duration.ofMillis(50)).take(EVENTS).map((number) -> Map.of("number", number));
	}

}
