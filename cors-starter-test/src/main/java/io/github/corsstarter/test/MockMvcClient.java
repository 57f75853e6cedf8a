package io.github.corsstarter.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.HeaderField;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Asks an application without a server.
 */
final class MockMvcClient implements BrowserClient {

	private final MockMvcTester mvc;

	MockMvcClient(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@Override
	public String address() {
		return LOCALHOST;
	}

	@Override
	public WireResponse send(WireRequest request, Duration timeout) throws NoAnswerException {
		try (Watchdog watchdog = Watchdog.after(timeout)) {
			MvcTestResult result = builder(request).exchange(timeout);
			if (watchdog.hasBitten()) {
				throw NoAnswerException.inTime(timeout, new InterruptedException());
			}
			Exception failure = result.getUnresolvedException();
			if (failure != null) {
				throw new NoAnswerException("The application threw an exception, and MockMvc has no error page as a"
						+ " server has: " + failure, failure);
			}
			return response(result.getResponse());
		}
		catch (IllegalStateException ex) {
			throw NoAnswerException.broken(ex);
		}
	}

	private MockMvcTester.MockMvcRequestBuilder builder(WireRequest request) {
		MockMvcTester.MockMvcRequestBuilder builder = this.mvc.method(HttpMethod.valueOf(request.method()))
			.uri(request.uri());
		request.headers().forEach((field) -> builder.header(field.name(), field.value()));
		for (Cookie cookie : request.cookies()) {
			builder.cookie(new jakarta.servlet.http.Cookie(cookie.name(), cookie.value()));
		}
		if (!request.cookies().isEmpty()) {
			builder.header("Cookie", request.cookieLine());
		}
		String body = request.body();
		if (body != null) {
			builder.content(body);
		}
		return builder;
	}

	private static WireResponse response(MockHttpServletResponse response) {
		List<HeaderField> fields = new ArrayList<>();
		for (String name : response.getHeaderNames()) {
			response.getHeaders(name).forEach((value) -> fields.add(new HeaderField(name, value)));
		}
		String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
		return new WireResponse(response.getStatus(), fields, body);
	}

}
