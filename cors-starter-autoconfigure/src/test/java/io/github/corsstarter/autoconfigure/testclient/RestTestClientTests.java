package io.github.corsstarter.autoconfigure.testclient;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Tests that requests of a {@link RestTestClient} meet the policies on a real port, and
 * no filter at all where neither a port nor MockMvc is asked for.
 */
class RestTestClientTests {

	private static RestTestClient.ResponseSpec get(RestTestClient client, String origin) {
		return client.get().uri("/hello").header(HttpHeaders.ORIGIN, origin).exchange();
	}

	@Nested
	@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = ClientApplication.POLICY)
	@AutoConfigureRestTestClient
	class OnAPort {

		@Autowired
		private RestTestClient client;

		@Test
		void answersAnAllowedOrigin() {
			get(this.client, ClientApplication.SHOP).expectStatus()
				.isOk()
				.expectHeader()
				.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ClientApplication.SHOP);
		}

		@Test
		void refusesAForeignOrigin() {
			get(this.client, ClientApplication.EVIL).expectStatus()
				.isForbidden()
				.expectHeader()
				.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
		}

	}

	@Nested
	@SpringBootTest(properties = ClientApplication.POLICY)
	@AutoConfigureRestTestClient
	class WithoutPortAndMockMvc {

		@Autowired
		private RestTestClient client;

		@Test
		void passesByAllFilters() {
			get(this.client, ClientApplication.EVIL).expectStatus()
				.isOk()
				.expectHeader()
				.doesNotExist(HttpHeaders.VARY);
		}

	}

}
