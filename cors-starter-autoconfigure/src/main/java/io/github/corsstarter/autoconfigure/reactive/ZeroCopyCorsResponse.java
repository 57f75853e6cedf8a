package io.github.corsstarter.autoconfigure.reactive;

import java.nio.file.Path;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRequest;
import reactor.core.publisher.Mono;

import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The response of a server that can send files without copying them, which a decorator
 * must not hide.
 */
final class ZeroCopyCorsResponse extends ReactiveCorsResponse implements ZeroCopyHttpOutputMessage {

	private final ZeroCopyHttpOutputMessage message;

	ZeroCopyCorsResponse(ServerHttpResponse response, ZeroCopyHttpOutputMessage message, CorsRequest request,
			CorsDecision decision) {
		super(response, request, decision);
		this.message = message;
	}

	@Override
	public Mono<Void> writeWith(Path file, long position, long count) {
		return this.message.writeWith(file, position, count);
	}

}
