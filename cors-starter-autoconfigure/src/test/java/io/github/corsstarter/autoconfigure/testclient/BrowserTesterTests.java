package io.github.corsstarter.autoconfigure.testclient;

import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.test.BrowserExchange;
import io.github.corsstarter.test.BrowserPage;
import io.github.corsstarter.test.BrowserTester;
import io.github.corsstarter.test.CorsMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;

import static io.github.corsstarter.test.CorsSnapshot.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Tests that a {@link BrowserTester} knows the policies of an application, that the
 * application keeps them in every row of the matrix, and that a failure says which
 * property to change.
 */
class BrowserTesterTests {

	private static final String REACTIVE = "spring.main.web-application-type=reactive";

	private static final String QUIET = "logging.level.root=off";

	private static final String POLICIES = "spring.config.import=classpath:/testclient/policies.yml";

	abstract static class Playing {

		@Autowired
		private BrowserTester browser;

		@Test
		void knowsWhyThePoliciesRefuse() {
			BrowserPage evil = this.browser.at(ClientApplication.EVIL);
			assertThat(evil.fetch(GET, "/hello")).isBlocked(CorsRefusalReason.ORIGIN_NOT_ALLOWED)
				.neverReachedTheHandler();
			BrowserPage shop = this.browser.at(ClientApplication.SHOP);
			assertThat(shop.fetch(DELETE, "/hello")).isPreflighted()
				.isBlocked(CorsRefusalReason.METHOD_NOT_ALLOWED)
				.neverReachedTheHandler();
			assertThat(shop.fetch(GET, "/hello").header("X-Other", "1")).isPreflighted()
				.isBlocked(CorsRefusalReason.HEADER_NOT_ALLOWED);
		}

		@Test
		void saysWhichPropertyToChangeAndWhereItIs() {
			BrowserExchange exchange = this.browser.at("https://shop.example.org").fetch(PUT, "/hello").exchange();
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(exchange).isReadable())
				.withMessageContainingAll("Console: Access to fetch at", "By the policies: ",
						"cors.policies.shop.allowed-origins", "testclient/policies.yml");
		}

		@CorsMatrix(limit = 150)
		void keepsItsPromise(BrowserExchange exchange) {
			assertThat(exchange).keepsItsPromise();
		}

		@Test
		void hasThePoliciesThatWereReviewed(@Autowired CorsPolicyRegistry registry) {
			assertThat(registry).matchesSnapshot("testclient/policies.snapshot");
		}

	}

	@Nested
	@SpringBootTest(classes = ClientApplication.class, properties = { POLICIES, QUIET })
	@AutoConfigureMockMvc
	class WithMockMvc extends Playing {

	}

	@Nested
	@SpringBootTest(classes = ClientApplication.class, properties = { POLICIES, QUIET },
			webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
	class OnAPort extends Playing {

	}

	@Nested
	@SpringBootTest(classes = ClientApplication.class, properties = { POLICIES, QUIET, REACTIVE })
	@AutoConfigureWebTestClient
	class Reactive extends Playing {

	}

	@Nested
	@SpringBootTest(classes = ClientApplication.class, properties = { POLICIES, QUIET, REACTIVE },
			webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
	class ReactiveOnAPort extends Playing {

	}

}
