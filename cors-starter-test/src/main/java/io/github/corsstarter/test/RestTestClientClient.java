package io.github.corsstarter.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.test.web.servlet.client.ExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Asks by a {@link RestTestClient}, with or without a server.
 */
final class RestTestClientClient implements BrowserClient {

	/**
	 * What the request factory on top of {@code HttpURLConnection} answers with; the
	 * factory itself is out of sight.
	 */
	private static final String RESPONSE_OF_URL_CONNECTION = "org.springframework.http.client.SimpleClientHttpResponse";

	private final RestTestClient client;

	private final String address;

	RestTestClientClient(RestTestClient client) {
		this.client = client.mutate()
			.requestInterceptor((request, body, execution) -> checked(execution.execute(request, body)))
			.build();
		AtomicReference<URI> base = new AtomicReference<>();
		client.get().uri((builder) -> {
			base.set(builder.build());
			return Objects.requireNonNull(base.get());
		});
		this.address = WebTestClientClient.address(base.get());
	}

	private static ClientHttpResponse checked(ClientHttpResponse response) {
		if (response.getClass().getName().equals(RESPONSE_OF_URL_CONNECTION)) {
			response.close();
			throw new IllegalArgumentException("This RestTestClient uses HttpURLConnection, which drops the headers"
					+ " Origin and Access-Control-Request-* without a word, so no request of it is a CORS request."
					+ " Use BrowserTester.onPort(port), or"
					+ " RestTestClient.bindToServer(new JdkClientHttpRequestFactory()).");
		}
		return response;
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
		catch (IllegalArgumentException ex) {
			throw ex;
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
