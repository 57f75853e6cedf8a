package io.github.corsstarter.autoconfigure.testclient;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Tests that requests of a {@link WebTestClient} meet the policies, with a server and
 * without.
 */
class WebTestClientTests {

	private static final String REACTIVE = "spring.main.web-application-type=reactive";

	private static void assertPolicies(WebTestClient client) {
		get(client, ClientApplication.SHOP).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ClientApplication.SHOP);
		get(client, ClientApplication.EVIL).expectStatus()
			.isForbidden()
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

	private static WebTestClient.ResponseSpec get(WebTestClient client, String origin) {
		return client.get().uri("/hello").header(HttpHeaders.ORIGIN, origin).exchange();
	}

	@Nested
	@SpringBootTest(properties = { REACTIVE, ClientApplication.POLICY })
	@AutoConfigureWebTestClient
	class WithoutPort {

		@Autowired
		private WebTestClient client;

		@Test
		void meetsThePolicies() {
			assertPolicies(this.client);
		}

	}

	@Nested
	@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
			properties = { REACTIVE, ClientApplication.POLICY })
	@AutoConfigureWebTestClient
	class OnAPort {

		@Autowired
		private WebTestClient client;

		@Test
		void meetsThePolicies() {
			assertPolicies(this.client);
		}

	}

}
