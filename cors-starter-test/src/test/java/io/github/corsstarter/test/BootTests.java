package io.github.corsstarter.test;

import io.github.corsstarter.browser.BlockReason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Tests that every kind of test with Spring Boot has a browser as a bean, whose matrix
 * asks the application.
 */
@Tag("neighbor")
class BootTests {

	private static void assertPlays(BrowserTester browser) {
		BrowserPage shop = browser.at(Shop.ORIGIN).cookie("SESSION", "abc");
		assertThat(shop.fetch(PUT, "/api/orders").header("X-Tenant", "7").credentials()).isPreflighted()
			.isReadable(200)
			.sendsCookies()
			.exposes("ETag")
			.hides("X-Trace")
			.variesByOrigin()
			.keepsItsPromise();
		assertThat(browser.fetch(PUT, "/api/orders")).isBlocked(BlockReason.ALLOW_ORIGIN_MISSING)
			.neverReachedTheHandler();
		assertThat(browser.fetch(GET, "/api/orders")).isBlocked().neverReachedTheHandler();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(shop.fetch(GET, "/api/orders")).neverReachedTheHandler())
			.withMessageContaining("Expected a request that reaches no handler.");
	}

	abstract static class Playing {

		@Autowired
		private BrowserTester browser;

		@Test
		void playsTheBrowser() {
			assertPlays(this.browser);
		}

		@CorsMatrix(paths = "/api/orders", limit = 60)
		void keepsItsPromise(BrowserExchange exchange) {
			assertThat(exchange).keepsItsPromise();
		}

	}

	@Nested
	@SpringBootTest(classes = TestedShop.class)
	@AutoConfigureMockMvc
	class WithMockMvc extends Playing {

		@Test
		void hasHandlersAnswerAsTheMatrixWants(@Autowired BrowserTester browser) {
			for (int status : new int[] { 200, 401, 404, 500 }) {
				assertThat(browser.at(Shop.ORIGIN).fetch(GET, "/api/orders").answered(status)).isReadable(status);
			}
		}

	}

	@Nested
	@SpringBootTest(classes = TestedShop.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	class OnAPort extends Playing {

		@Test
		void hasHandlersAnswerAsTheMatrixWants(@Autowired BrowserTester browser) {
			for (int status : new int[] { 200, 401, 404, 500 }) {
				assertThat(browser.at(Shop.ORIGIN).fetch(GET, "/api/orders").answered(status).exchange().status())
					.isEqualTo(status);
			}
		}

	}

	@Nested
	@SpringBootTest(classes = TestedShop.class, properties = "spring.main.web-application-type=reactive")
	@AutoConfigureWebTestClient
	class Reactive extends Playing {

		@Test
		void hasHandlersAnswerAsTheMatrixWants(@Autowired BrowserTester browser) {
			for (int status : new int[] { 200, 401, 404, 500 }) {
				assertThat(browser.at(Shop.ORIGIN).fetch(GET, "/api/orders").answered(status)).isReadable(status);
			}
		}

	}

	@Nested
	@SpringBootTest(classes = TestedShop.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = "spring.main.web-application-type=reactive")
	class ReactiveOnAPort extends Playing {

	}

	@Nested
	@WebMvcTest(TestedShop.Orders.class)
	class SliceOfMvc extends Playing {

	}

	@Nested
	@WebFluxTest(controllers = TestedShop.Orders.class, properties = "spring.main.web-application-type=reactive")
	class SliceOfWebFlux extends Playing {

	}

	@Nested
	@SpringBootTest(classes = TestedShop.class)
	@AutoConfigureMockMvc(addFilters = false)
	class WithoutFilters {

		@Test
		void saysThatTheFiltersAreMissing(@Autowired BrowserTester browser) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> browser.at(Shop.ORIGIN).fetch(GET, "/api/orders").exchange())
				.withMessageContaining("The filters of the application are not in the chain of this client");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> browser.at(Shop.ORIGIN).fetch(PUT, "/api/orders").exchange())
				.withMessageContaining("addFilters = false");
		}

	}

	@Nested
	@SpringBootTest(classes = TestedShop.class)
	@AutoConfigureRestTestClient
	class WithoutClient {

		@Test
		void saysWhichClientsThereCanBe(@Autowired ObjectProvider<BrowserTester> browser) {
			assertThatExceptionOfType(BeanCreationException.class).isThrownBy(browser::getObject)
				.withStackTraceContaining("Add @AutoConfigureMockMvc to the test")
				.withStackTraceContaining("@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)");
		}

		@Test
		void saysThatAClientOfTheContextPassesByAllFilters(@Autowired RestTestClient client) {
			BrowserTester browser = BrowserTester.of(client);
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> browser.at(Shop.ORIGIN).fetch(GET, "/api/orders").exchange())
				.withMessageContaining("The filters of the application are not in the chain of this client");
		}

	}

}
