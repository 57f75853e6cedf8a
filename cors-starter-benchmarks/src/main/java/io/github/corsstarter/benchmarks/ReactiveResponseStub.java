package io.github.corsstarter.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.support.Netty4HeadersAdapter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A response as Netty's adapter in Spring makes it: Netty's headers behind Spring's,
 * actions that run before it is committed, bodies dropped.
 */
final class ReactiveResponseStub implements ServerHttpResponse, ZeroCopyHttpOutputMessage, Answer {

	private final io.netty.handler.codec.http.HttpHeaders nettyHeaders = new DefaultHttpHeaders();

	private final HttpHeaders headers = new HttpHeaders(new Netty4HeadersAdapter(this.nettyHeaders));

	private final MultiValueMap<String, ResponseCookie> cookies = new LinkedMultiValueMap<>();

	private final List<Supplier<? extends Mono<Void>>> actions = new ArrayList<>();

	private @Nullable HttpStatusCode status;

	private boolean committed;

	private boolean ofApplication;

	void renew() {
		this.nettyHeaders.clear();
		this.actions.clear();
		this.status = null;
		this.committed = false;
		this.ofApplication = false;
	}

	void reachApplication() {
		this.ofApplication = true;
	}

	@Override
	public int status() {
		return (this.status != null) ? this.status.value() : 200;
	}

	@Override
	public @Nullable String header(String name) {
		return this.headers.getFirst(name);
	}

	@Override
	public boolean isOfApplication() {
		return this.ofApplication;
	}

	@Override
	public boolean setStatusCode(@Nullable HttpStatusCode status) {
		if (this.committed) {
			return false;
		}
		this.status = status;
		return true;
	}

	@Override
	public @Nullable HttpStatusCode getStatusCode() {
		return this.status;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public MultiValueMap<String, ResponseCookie> getCookies() {
		return this.cookies;
	}

	@Override
	public void addCookie(ResponseCookie cookie) {
		this.cookies.add(cookie.getName(), cookie);
	}

	@Override
	public DataBufferFactory bufferFactory() {
		return DefaultDataBufferFactory.sharedInstance;
	}

	@Override
	public void beforeCommit(Supplier<? extends Mono<Void>> action) {
		this.actions.add(action);
	}

	@Override
	public boolean isCommitted() {
		return this.committed;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return commit().thenMany(Flux.from(body)).then();
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return commit().thenMany(Flux.from(body).concatMap((part) -> part)).then();
	}

	@Override
	public Mono<Void> writeWith(Path file, long position, long count) {
		return commit();
	}

	@Override
	public Mono<Void> setComplete() {
		return this.committed ? Mono.empty() : commit();
	}

	/**
	 * The actions one after the other and then the commit, composed as Spring's base
	 * class does it.
	 */
	private Mono<Void> commit() {
		Flux<Void> all = Flux.empty();
		if (!this.actions.isEmpty()) {
			all = Flux.concat(Flux.fromIterable(this.actions).map(Supplier::get));
		}
		return all.concatWith(Mono.fromRunnable(() -> this.committed = true)).then();
	}

}
