package io.github.corsstarter.test;

import java.io.IOException;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Tests that each client takes a request to the application as it is.
 */
class ClientTests {

	private static final UnaryOperator<String> ANSWERS = (request) -> ScriptedServer.answer(200,
			"Access-Control-Allow-Origin: " + Shop.ORIGIN, "Access-Control-Allow-Methods: PUT",
			"Access-Control-Allow-Headers: content-type", "Access-Control-Allow-Credentials: true");

	@Test
	void asksByMockMvc() {
		MockMvcTester mvc = MockMvcTester
			.create(MockMvcBuilders.standaloneSetup(new Echo()).addFilters(new HandWrittenFilter()).build());
		assertEchoes(BrowserTester.of(mvc));
	}

	@Test
	void asksByARestTestClientOverMockMvc() {
		RestTestClient client = RestTestClient
			.bindTo(MockMvcBuilders.standaloneSetup(new Echo()).addFilters(new HandWrittenFilter()).build())
			.build();
		assertEchoes(BrowserTester.of(client));
	}

	@Test
	void asksByAWebTestClientWithoutAServer() {
		WebTestClient client = WebTestClient.bindToController(new Echo())
			.corsMappings((cors) -> cors.addMapping("/**")
				.allowedOrigins(Shop.ORIGIN)
				.allowedMethods("PUT", "GET")
				.allowCredentials(true))
			.build();
		assertEchoes(BrowserTester.of(client));
	}

	private static void assertEchoes(BrowserTester browser) {
		BrowserPage page = browser.at(Shop.ORIGIN).cookie("SESSION", "abc");
		BrowserExchange exchange = page.fetch(PUT, "/echo?x=a%20b").json("{\"a\":1}").credentials().exchange();
		assertThat(exchange).isPreflighted().isReadable(200).sendsCookies();
		assertThat(exchange.body()).isEqualTo("https://shop.example.com abc {\"a\":1}");
		assertThat(browser.at(Shop.EVIL).fetch(PUT, "/echo")).isBlocked();
		assertThat(browser.at(Shop.EVIL).fetch(GET, "/nothing")).isBlocked();
	}

	@Test
	void asksAServerByAWebTestClient() throws IOException {
		try (ScriptedServer server = ScriptedServer.start(ANSWERS)) {
			assertAsks(server, BrowserTester.of(WebTestClient.bindToServer().baseUrl(url(server)).build()));
		}
	}

	@Test
	void asksAServerByARestTestClient() throws IOException {
		try (ScriptedServer server = ScriptedServer.start(ANSWERS)) {
			assertAsks(server, BrowserTester
				.of(RestTestClient.bindToServer(new JdkClientHttpRequestFactory()).baseUrl(url(server)).build()));
		}
	}

	private static void assertAsks(ScriptedServer server, BrowserTester browser) {
		assertThat(browser.at(Shop.ORIGIN).cookie("SESSION", "abc").fetch(PUT, "/a%20b?x=%2F").json("{}").credentials())
			.isPreflighted()
			.isReadable()
			.sendsCookies();
		assertThat(server.requests()).hasSize(2);
		assertThat(server.requests().get(0)).startsWith("OPTIONS /a%20b?x=%2F HTTP/1.1\r\n")
			.containsIgnoringCase("Origin: https://shop.example.com\r\n")
			.containsIgnoringCase("Access-Control-Request-Headers: content-type\r\n")
			.doesNotContainIgnoringCase("Cookie:");
		assertThat(server.requests().get(1)).startsWith("PUT /a%20b?x=%2F HTTP/1.1\r\n")
			.containsIgnoringCase("Origin: https://shop.example.com\r\n")
			.containsIgnoringCase("Cookie: SESSION=abc\r\n");
	}

	@Test
	void refusesAClientThatDropsTheOrigin() throws IOException {
		try (ScriptedServer server = ScriptedServer.start(ANSWERS)) {
			RestTestClient client = RestTestClient.bindToServer(new SimpleClientHttpRequestFactory())
				.baseUrl(url(server))
				.build();
			assertThatIllegalArgumentException().isThrownBy(() -> BrowserTester.of(client))
				.withMessageContaining("HttpURLConnection")
				.withMessageContaining("drops the headers Origin and Access-Control-Request-*")
				.withMessageContaining("BrowserTester.onPort(port)");
			assertThat(server.requests()).isEmpty();
		}
	}

	private static String url(ScriptedServer server) {
		return "http://localhost:" + server.port();
	}

	@RestController
	static class Echo {

		@PutMapping("/echo")
		String echo(@RequestHeader("Origin") String origin, @CookieValue("SESSION") String session,
				@RequestBody String body) {
			return origin + " " + session + " " + body;
		}

		@GetMapping("/nothing")
		String nothing() {
			return "";
		}

	}

}
