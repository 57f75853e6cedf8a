package io.github.corsstarter.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.github.corsstarter.browser.Browser;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Asks by a {@link WebTestClient}, with or without a server.
 */
final class WebTestClientClient implements BrowserClient {

	private final WebTestClient client;

	private final String address;

	WebTestClientClient(WebTestClient client) {
		this.client = client;
		AtomicReference<URI> base = new AtomicReference<>();
		client.get().uri((builder) -> {
			base.set(builder.build());
			return Objects.requireNonNull(base.get());
		});
		this.address = address(base.get());
	}

	static String address(@Nullable URI base) {
		String origin = (base != null) ? Browser.origin(base.toString()) : null;
		return (origin != null) ? origin : LOCALHOST;
	}

	@Override
	public String address() {
		return this.address;
	}

	@Override
	public WireResponse send(WireRequest request, Duration timeout) throws NoAnswerException {
		try {
			return response(spec(request, timeout).exchange().returnResult(byte[].class));
		}
		catch (IllegalStateException ex) {
			throw isTimeout(ex) ? NoAnswerException.inTime(timeout, ex) : NoAnswerException.broken(ex);
		}
		catch (RuntimeException ex) {
			throw NoAnswerException.broken(ex);
		}
	}

	// What WebTestClient throws says in words only that it waited too long.
	private static boolean isTimeout(IllegalStateException ex) {
		String message = ex.getMessage();
		return message != null && message.startsWith("Timeout on blocking read");
	}

	private WebTestClient.RequestHeadersSpec<?> spec(WireRequest request, Duration timeout) {
		WebTestClient.RequestBodySpec spec = this.client.mutate()
			.responseTimeout(timeout)
			.build()
			.method(HttpMethod.valueOf(request.method()))
			.uri(request.uri());
		request.headers().forEach((field) -> spec.header(field.name(), field.value()));
		request.cookies().forEach((cookie) -> spec.cookie(cookie.name(), cookie.value()));
		String body = request.body();
		return (body != null) ? spec.bodyValue(body) : spec;
	}

	private static WireResponse response(FluxExchangeResult<byte[]> result) {
		HttpHeaders headers = result.getResponseHeaders();
		String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
		byte[] body = null;
		if (contentType == null || !WireResponse.isStream(contentType)) {
			body = result.getResponseBodyContent();
		}
		String text = (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
		return WireResponse.of(result.getStatus().value(), headers, text);
	}

}
