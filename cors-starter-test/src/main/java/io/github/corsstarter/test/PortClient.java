package io.github.corsstarter.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.origin.Host;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server on this machine, by the client of the JDK that sends {@code Origin} and
 * the request headers of CORS as they are.
 */
final class PortClient implements BrowserClient {

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final String address;

	PortClient(int port) {
		this.address = (port == 80) ? LOCALHOST : LOCALHOST + ":" + port;
	}

	@Override
	public String address() {
		return this.address;
	}

	@Override
	public boolean reaches(String origin) {
		String host = URI.create(origin).getHost();
		return host != null && Host.isLoopback(host);
	}

	@Override
	public WireResponse send(WireRequest request, Duration timeout) throws NoAnswerException {
		CompletableFuture<HttpResponse<String>> answer = CLIENT.sendAsync(httpRequest(request, timeout),
				PortClient::body);
		try {
			HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
			return new WireResponse(response.statusCode(), fields(response), response.body());
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			throw NoAnswerException.inTime(timeout, ex);
		}
		catch (ExecutionException ex) {
			throw failure(request, ex.getCause(), timeout);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw NoAnswerException.broken(ex);
		}
	}

	private static NoAnswerException failure(WireRequest request, @Nullable Throwable cause, Duration timeout) {
		Throwable failure = (cause != null) ? cause : new IOException();
		if (failure instanceof ConnectException) {
			String message = "There is no server: nothing answers at " + request.uri() + ".";
			return new NoAnswerException(message, failure);
		}
		return (failure instanceof HttpTimeoutException) ? NoAnswerException.inTime(timeout, failure)
				: NoAnswerException.broken(failure);
	}

	private static HttpRequest httpRequest(WireRequest request, Duration timeout) throws NoAnswerException {
		String body = request.body();
		try {
			HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
				.timeout(timeout)
				.method(request.method(), (body != null) ? HttpRequest.BodyPublishers.ofString(body)
						: HttpRequest.BodyPublishers.noBody());
			request.headers().forEach((field) -> builder.header(field.name(), field.value()));
			if (!request.cookies().isEmpty()) {
				builder.header("Cookie", request.cookieLine());
			}
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			throw new NoAnswerException("The request cannot be sent: " + ex.getMessage(), ex);
		}
	}

	private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo info) {
		if (WireResponse.isStream(info.headers().firstValue("Content-Type").orElse(""))) {
			return HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofInputStream(),
					PortClient::close);
		}
		return HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
	}

	private static String close(InputStream stream) {
		try {
			stream.close();
			return "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<HeaderField> fields(HttpResponse<String> response) {
		List<HeaderField> fields = new ArrayList<>();
		response.headers()
			.map()
			.forEach((name, values) -> values.forEach((value) -> fields.add(new HeaderField(name, value))));
		return fields;
	}

}
