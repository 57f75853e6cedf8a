package io.github.corsstarter.autoconfigure.testclient;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link AutoConfigureMockMvc @AutoConfigureMockMvc} applies the policies, to
 * requests of {@link MockMvcTester} and of {@link RestTestClient}.
 */
@SpringBootTest(properties = ClientApplication.POLICY)
@AutoConfigureMockMvc
@AutoConfigureRestTestClient
class AutoConfigureMockMvcTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private RestTestClient client;

	@Test
	void answersAnAllowedOrigin() {
		assertThat(this.mvc.get().uri("/hello").header(HttpHeaders.ORIGIN, ClientApplication.SHOP)).hasStatusOk()
			.hasBodyTextEqualTo("hello")
			.hasHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ClientApplication.SHOP)
			.hasHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
		this.client.get()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, ClientApplication.SHOP)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ClientApplication.SHOP);
	}

	@Test
	void refusesAForeignOrigin() {
		assertThat(this.mvc.get().uri("/hello").header(HttpHeaders.ORIGIN, ClientApplication.EVIL)).hasStatus(403)
			.doesNotContainHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
		this.client.get()
			.uri("/hello")
			.header(HttpHeaders.ORIGIN, ClientApplication.EVIL)
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

}
