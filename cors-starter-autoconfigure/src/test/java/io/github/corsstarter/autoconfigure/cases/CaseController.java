package io.github.corsstarter.autoconfigure.cases;

import java.util.concurrent.CompletableFuture;

import io.github.corsstarter.cases.CorsCaseApp;
import reactor.core.publisher.Flux;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers as the case says, in the way the case says. Where no handler is wanted none
 * matches.
 */
@RestController
class CaseController {

	@RequestMapping(path = "/**", headers = CaseClient.VIA + "=ANSWER")
	ResponseEntity<byte[]> answer(@RequestHeader(CaseClient.ID) String id) {
		CorsCaseApp app = CaseClient.caseOf(id).other().app();
		HttpHeaders headers = new HttpHeaders();
		app.headers().forEach((field) -> headers.add(field.name(), field.value()));
		return ResponseEntity.status(app.status()).headers(headers).body(new byte[0]);
	}

	@RequestMapping(path = "/**", headers = CaseClient.VIA + "=ASYNC")
	CompletableFuture<ResponseEntity<byte[]>> answerLater(@RequestHeader(CaseClient.ID) String id) {
		return CompletableFuture.supplyAsync(() -> answer(id));
	}

	@RequestMapping(path = "/**", headers = CaseClient.VIA + "=STREAM", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> stream() {
		return Flux.just("one", "two", "three");
	}

	@RequestMapping(path = "/**", headers = CaseClient.VIA + "=THROW")
	void fail() {
		throw new IllegalStateException("The case wants it");
	}

	@RequestMapping(path = "/**", headers = CaseClient.VIA + "=ASYNC_THROW")
	CompletableFuture<String> failLater() {
		return CompletableFuture.failedFuture(new IllegalStateException("The case wants it"));
	}

}
