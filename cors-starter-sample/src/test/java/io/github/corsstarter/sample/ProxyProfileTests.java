package io.github.corsstarter.sample;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the sample with the profile {@code proxy} makes an API of somebody else
 * readable for the origins that it allows, and leads nowhere else.
 */
@ActiveProfiles("proxy")
abstract class ProxyProfileTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final RawUpstream upstream = new RawUpstream();

	private static final RawUpstream elsewhere = new RawUpstream();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void leadToUpstream(DynamicPropertyRegistry registry) {
		registry.add("upstream", () -> "http://" + upstream.authority());
	}

	@BeforeEach
	void forget() {
		upstream.forget();
		upstream.on("/weather", "200 OK", "Access-Control-Allow-Origin: https://weather.example",
				"Access-Control-Allow-Origin: *", "Vary: Origin, Accept-Language", "Set-Cookie: visitor=42");
	}

	private RawResponse send(String method, String target, String... headers) {
		return new RawClient(this.port).send(method, target, headers);
	}

	@Test
	void apiIsReadableForAnAllowedOrigin() {
		RawResponse response = send("GET", "/upstream/weather?city=Oslo", "Origin", SHOP);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("body");
		assertThat(response.cors()).containsExactly("Access-Control-Allow-Origin: " + SHOP);
		assertThat(String.join(", ", response.header("Vary")).toLowerCase(Locale.ROOT).split(", "))
			.containsExactlyInAnyOrder("origin", "accept-language");
		assertThat(upstream.requests()).singleElement().asString().startsWith("GET /weather?city=Oslo HTTP/1.1");
	}

	@Test
	void refusedOriginAndPreflightsNeverReachTheApi() {
		assertThat(send("GET", "/upstream/weather", "Origin", EVIL).status()).isEqualTo(403);
		assertThat(preflight(SHOP, "GET").status()).isEqualTo(204);
		assertThat(preflight(EVIL, "GET").status()).isEqualTo(403);
		assertThat(preflight(SHOP, "DELETE").status()).isEqualTo(403);
		assertThat(upstream.requests()).isEmpty();
	}

	private RawResponse preflight(String origin, String method) {
		return send("OPTIONS", "/upstream/weather", "Origin", origin, "Access-Control-Request-Method", method);
	}

	@Test
	void otherMethodsAreNotRoutedEvenWithoutOrigin() {
		assertThat(send("POST", "/upstream/weather").status()).isEqualTo(404);
		assertThat(upstream.requests()).isEmpty();
	}

	@Test
	void neitherCookiesNorOriginArePassedOn() {
		RawResponse response = send("GET", "/upstream/weather", "Origin", SHOP, "Cookie", "session=1");
		assertThat(upstream.requests()).singleElement()
			.asString()
			.doesNotContainIgnoringCase("\r\nCookie:")
			.doesNotContainIgnoringCase("\r\nOrigin:");
		assertThat(response.header("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://ELSEWHERE/upstream/weather", "http://ELSEWHERE/weather", "/upstream//ELSEWHERE/x",
			"/upstream/http://ELSEWHERE/x", "/upstream/@ELSEWHERE/x", "/upstream/%2F%2FELSEWHERE/x",
			"/upstream/..//ELSEWHERE/x", "/upstream/.%2F/ELSEWHERE/x", "/upstream;@ELSEWHERE/x",
			"/upstream/weather?url=http://ELSEWHERE/x", "/upstream/%5C%5CELSEWHERE/x", "//ELSEWHERE/upstream/weather" })
	void leadsToTheConfiguredUpstreamOnly(String target) {
		String host = elsewhere.authority();
		for (List<String> more : List.of(List.of("Accept", "*/*"), List.of("Host", host),
				List.of("X-Forwarded-Host", host), List.of("Forwarded", "host=" + host))) {
			send("GET", target.replace("ELSEWHERE", host), more.get(0), more.get(1));
		}
		assertThat(elsewhere.requests()).isEmpty();
		assertThat(upstream.requests())
			.allMatch((head) -> head.toLowerCase(Locale.ROOT).contains("\r\nhost: " + upstream.authority() + "\r\n"));
	}

	@Test
	void restOfTheSampleIsAsEver() {
		RawResponse response = send("GET", "/api/products/1", "Origin", SHOP);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header("Access-Control-Allow-Credentials")).containsExactly("true");
		assertThat(upstream.requests()).isEmpty();
	}

}
