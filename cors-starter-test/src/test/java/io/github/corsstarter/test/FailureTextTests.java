package io.github.corsstarter.test;

import java.time.Duration;

import io.github.corsstarter.browser.BlockReason;
import io.github.corsstarter.decision.CorsRefusalReason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Tests that the failure of an assertion says what was expected, what came instead and
 * what to change.
 */
class FailureTextTests {

	private final BrowserTester browser = BrowserTester.of(MockMvcTester
		.create(MockMvcBuilders.standaloneSetup(new Orders()).addFilters(new HandWrittenFilter()).build()));

	private final BrowserPage shop = this.browser.at(Shop.ORIGIN);

	@Test
	void showsTheWholeExchange() {
		String text = failure(
				() -> assertThat(this.browser.at(Shop.EVIL).fetch(PUT, "/api/orders").header("X-Tenant", "7"))
					.isReadable());
		assertThat(text).isEqualTo("""

				Expected a readable response.

				PUT http://localhost/api/orders by a page of https://evil.example
				  Preflight
				  > OPTIONS http://localhost/api/orders
				  > Origin: https://evil.example
				  > Accept: */*
				  > Access-Control-Request-Method: PUT
				  > Access-Control-Request-Headers: x-tenant
				  > Sec-Fetch-Site: cross-site
				  > Sec-Fetch-Mode: cors
				  > Sec-Fetch-Dest: empty
				  < 403
				  < Vary: Origin
				Outcome: blocked, ALLOW_ORIGIN_MISSING; the request itself was not sent
				Console: Access to fetch at 'http://localhost/api/orders' from origin 'https://evil.example' has been \
				blocked by CORS policy: Response to preflight request doesn't pass access control check: No \
				'Access-Control-Allow-Origin' header is present on the requested resource.
				""");
	}

	@Test
	void saysWhatToChangeWhereThePoliciesAreKnown() {
		BrowserTester known = this.browser.promising(Shop.POLICY);
		assertThat(failure(() -> assertThat(known.at(Shop.EVIL).fetch(GET, "/api/orders")).isReadable()))
			.contains("By the policies: ")
			.contains("https://evil.example", "policy `shop`");
	}

	@Test
	void saysWhyThereIsNoPreflight() {
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).isPreflighted()))
			.contains("Expected a preflight, but this request needs none.");
		assertThat(failure(
				() -> assertThat(this.browser.at("http://localhost").fetch(PUT, "/api/orders")).isPreflighted()))
			.contains("Expected a preflight, but the page is of the application's own origin.");
		this.shop.fetch(PUT, "/api/orders").exchange();
		assertThat(failure(() -> assertThat(this.shop.fetch(PUT, "/api/orders")).isPreflighted()))
			.contains("Expected a preflight, but an earlier one is still remembered.");
		assertThat(failure(() -> assertThat(this.shop.fetch(PUT, "/api/orders")).isNotPreflighted()))
			.contains("Expected no preflight, but the request needs one for its method");
		assertThat(failure(
				() -> assertThat(this.shop.later(Duration.ofHours(1)).fetch(PUT, "/api/orders")).usesCachedPreflight()))
			.contains("Expected a preflight that is still remembered.");
	}

	@Test
	void saysWhyAHeaderIsNotVisible() {
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).exposes("X-Trace")))
			.contains("Access-Control-Expose-Headers does not name it");
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).exposes("X-Other")))
			.contains("the response does not have it");
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).exposes("Set-Cookie")))
			.contains("no browser ever shows it to a script");
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).hides("X-Other")))
			.contains("the response does not have it at all");
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).hides("ETag")))
			.contains("Expected the response header ETag to be hidden.");
	}

	@Test
	void saysWhyThereAreNoCookies() {
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).sendsCookies()))
			.contains("the script does not ask for credentials");
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders").credentials()).sendsCookies()))
			.contains("the browser has none that it sends from this page");
		assertThat(failure(() -> assertThat(this.browser.fetch(PUT, "/api/orders").credentials()).sendsCookies()))
			.contains("the request itself is not sent");
	}

	@Test
	void tellsOneReasonFromAnother() {
		assertThat(failure(
				() -> assertThat(this.browser.fetch(GET, "/api/orders")).isBlocked(BlockReason.ALLOW_ORIGIN_MISMATCH)))
			.contains("blocked because of ALLOW_ORIGIN_MISMATCH");
		assertThat(failure(() -> assertThat(this.browser.fetch(GET, "/api/orders"))
			.isBlocked(CorsRefusalReason.ORIGIN_NOT_ALLOWED))).contains("policies to compare with, but there are none");
		BrowserTester known = this.browser.promising(Shop.POLICY);
		assertThat(known.fetch(GET, "/api/orders")).isBlocked(CorsRefusalReason.ORIGIN_NOT_ALLOWED);
		assertThat(failure(
				() -> assertThat(known.fetch(GET, "/api/orders")).isBlocked(CorsRefusalReason.METHOD_NOT_ALLOWED)))
			.contains("but the reason is ORIGIN_NOT_ALLOWED");
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).isBlocked()))
			.contains("Expected a blocked request.");
		assertThat(failure(() -> assertThat(this.shop.fetch(GET, "/api/orders")).hasConsoleMessage("any")))
			.contains("Expected a line in the console with \"any\".");
	}

	@Test
	void saysWhatCannotBeSeen() {
		assertThat(failure(() -> assertThat(this.browser.fetch(GET, "/api/orders")).neverReachedTheHandler()))
			.contains("it was sent, and only the test configuration of Spring Boot can see what became of it");
	}

	@Test
	void saysWhichPromiseIsBroken() {
		BrowserTester known = this.browser.promising(Shop.POLICY.toBuilder().exposedHeaders("X-Trace").build());
		assertThat(failure(() -> assertThat(known.at(Shop.ORIGIN).fetch(GET, "/api/orders")).keepsItsPromise()))
			.contains("Expected what the policies promise: the response header x-trace is visible.");
		assertThat(failure(() -> assertThat(known.at(Shop.ORIGIN).fetch(GET, "/other")).keepsItsPromise()))
			.contains("no policy is for /other");
	}

	private static String failure(ThrowingCallable assertion) {
		AssertionError[] error = new AssertionError[1];
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).satisfies((ex) -> error[0] = ex);
		return error[0].getMessage();
	}

	@RestController
	static class Orders {

		@GetMapping({ "/api/orders", "/other" })
		ResponseEntity<String> orders() {
			return ResponseEntity.ok().eTag("1").header("X-Trace", "1").header("Set-Cookie", "a=b").body("orders");
		}

		@PutMapping("/api/orders")
		void change() {
		}

	}

}
