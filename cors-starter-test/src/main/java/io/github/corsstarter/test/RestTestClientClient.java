package io.github.corsstarter.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.ExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Asks by a {@link RestTestClient}, with or without a server.
 */
final class RestTestClientClient implements BrowserClient {

	private final RestTestClient client;

	private final String address;

	private final boolean dropsOrigin;

	RestTestClientClient(RestTestClient client) {
		this.client = client;
		AtomicReference<URI> base = new AtomicReference<>();
		client.get().uri((builder) -> {
			base.set(builder.build());
			return Objects.requireNonNull(base.get());
		});
		this.address = WebTestClientClient.address(base.get());
		// Without an address there is no network.
		URI uri = base.get();
		this.dropsOrigin = uri != null && uri.isAbsolute() && OriginProbe.isDropped(this::probe);
	}

	private void probe(URI uri) {
		this.client.get().uri(uri).header("Origin", BrowserTester.FOREIGN_ORIGIN).exchange().returnResult();
	}

	void refuseWithoutOrigin() {
		if (this.dropsOrigin) {
			throw new IllegalArgumentException("This RestTestClient drops the headers Origin and"
					+ " Access-Control-Request-* without a word, as HttpURLConnection does, so no request of it is a"
					+ " CORS request. Use BrowserTester.onPort(port), or"
					+ " RestTestClient.bindToServer(new JdkClientHttpRequestFactory()).");
		}
	}

	@Override
	public String address() {
		return this.address;
	}

	@Override
	public WireResponse send(WireRequest request, Duration timeout) throws NoAnswerException {
		try (Watchdog watchdog = Watchdog.after(timeout)) {
			return exchange(request, timeout, watchdog);
		}
	}

	private WireResponse exchange(WireRequest request, Duration timeout, Watchdog watchdog) throws NoAnswerException {
		try {
			return response(spec(request).exchange().returnResult());
		}
		catch (RuntimeException | AssertionError ex) {
			throw watchdog.hasBitten() ? NoAnswerException.inTime(timeout, ex) : NoAnswerException.broken(ex);
		}
	}

	private RestTestClient.RequestHeadersSpec<?> spec(WireRequest request) {
		RestTestClient.RequestBodySpec spec = this.client.method(HttpMethod.valueOf(request.method()))
			.uri(request.uri());
		request.headers().forEach((field) -> spec.header(field.name(), field.value()));
		request.cookies().forEach((cookie) -> spec.cookie(cookie.name(), cookie.value()));
		String body = request.body();
		return (body != null) ? spec.body(body) : spec;
	}

	private static WireResponse response(ExchangeResult result) {
		String body = new String(result.getResponseBodyContent(), StandardCharsets.UTF_8);
		return WireResponse.of(result.getStatus().value(), result.getResponseHeaders(), body);
	}

}
