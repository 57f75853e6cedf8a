package io.github.corsstarter.autoconfigure.slice;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link WebMvcTest @WebMvcTest} applies the policies.
 */
@WebMvcTest(properties = "cors.allowed-origins=https://app.example.com")
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void allowsAnOrigin() {
		assertThat(this.mvc.get().uri("/hello").header(HttpHeaders.ORIGIN, "https://app.example.com")).hasStatusOk()
			.hasBodyTextEqualTo("hello")
			.hasHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example.com")
			.hasHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
	}

	@Test
	void refusesAnOrigin() {
		assertThat(this.mvc.get().uri("/hello").header(HttpHeaders.ORIGIN, "https://evil.example.com")).hasStatus(403)
			.doesNotContainHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

	@Test
	void answersPreflights() {
		assertThat(this.mvc.options()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, "https://app.example.com")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")).hasStatus(204);
	}

	@Test
	void appliesCustomizersAmongTheComponents() {
		assertThat(this.mvc.get().uri("/hello").header(HttpHeaders.ORIGIN, "https://app.example.com"))
			.hasHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag");
	}

}
