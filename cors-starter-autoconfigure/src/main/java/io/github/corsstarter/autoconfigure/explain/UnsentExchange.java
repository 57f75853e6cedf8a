package io.github.corsstarter.autoconfigure.explain;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.ApplicationRequest;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.FixedLocaleContextResolver;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Creates reactive exchanges that were never sent, for questions to handler mappings and
 * filters.
 */
final class UnsentExchange {

	private UnsentExchange() {
	}

	static ServerWebExchange of(ApplicationRequest request, String method, List<HeaderField> fields,
			String contextPath) {
		HttpHeaders headers = new HttpHeaders();
		fields.forEach((field) -> headers.add(field.name(), field.value()));
		URI uri = uri(ServerAddress.of(request.address()), contextPath + request.path());
		return new DefaultServerWebExchange(new Request(HttpMethod.valueOf(method), uri, contextPath, headers),
				new Response(), (exchange) -> Mono.empty(), ServerCodecConfigurer.create(),
				new FixedLocaleContextResolver(Locale.ROOT));
	}

	private static URI uri(ServerAddress address, String path) {
		try {
			return URI.create(address + path);
		}
		catch (IllegalArgumentException ex) {
			return UriComponentsBuilder.fromUriString(address.toString()).path(path).build().encode().toUri();
		}
	}

	private static final class Request extends AbstractServerHttpRequest {

		private Request(HttpMethod method, URI uri, String contextPath, HttpHeaders headers) {
			super(method, uri, contextPath, headers);
		}

		@Override
		protected MultiValueMap<String, HttpCookie> initCookies() {
			return new LinkedMultiValueMap<>();
		}

		@Override
		protected @Nullable SslInfo initSslInfo() {
			return null;
		}

		// Spring declares the parameter.
		@Override
		@SuppressWarnings("TypeParameterUnusedInFormals")
		public <T> T getNativeRequest() {
			throw new IllegalStateException("Nobody sent this request");
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Flux.empty();
		}

	}

	private static final class Response extends AbstractServerHttpResponse {

		private Response() {
			super(DefaultDataBufferFactory.sharedInstance);
		}

		// Spring declares the parameter.
		@Override
		@SuppressWarnings("TypeParameterUnusedInFormals")
		public <T> T getNativeResponse() {
			throw new IllegalStateException("Nobody receives this response");
		}

		@Override
		protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
			return Mono.empty();
		}

		@Override
		protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return Mono.empty();
		}

		@Override
		protected void applyStatusCode() {
			// Nobody receives it.
		}

		@Override
		protected void applyHeaders() {
			// Nobody receives them.
		}

		@Override
		protected void applyCookies() {
			// Nobody receives them.
		}

	}

}
