package io.github.corsstarter.autoconfigure.slice;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Tests that {@link WebFluxTest @WebFluxTest} applies the policies.
 */
@WebFluxTest(properties = "cors.allowed-origins=https://app.example.com")
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	@Test
	void allowsAnOrigin() {
		this.client.get()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, "https://app.example.com")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example.com")
			.expectHeader()
			.valueEquals(HttpHeaders.VARY, HttpHeaders.ORIGIN)
			.expectBody(String.class)
			.isEqualTo("hello");
	}

	@Test
	void refusesAnOrigin() {
		this.client.get()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, "https://evil.example.com")
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

	@Test
	void answersPreflights() {
		this.client.options()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, "https://app.example.com")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")
			.exchange()
			.expectStatus()
			.isNoContent();
	}

	@Test
	void appliesCustomizersAmongTheComponents() {
		this.client.get()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, "https://app.example.com")
			.exchange()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag");
	}

}
