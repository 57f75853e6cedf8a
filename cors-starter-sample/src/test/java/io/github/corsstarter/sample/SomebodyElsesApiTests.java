package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.ServerSocket;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the profile {@code proxy} works without an upstream of one's own: with the
 * API that the sample itself plays.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("proxy")
class SomebodyElsesApiTests {

	private static final String SHOP = "https://shop.example.com";

	@DynamicPropertySource
	static void listenElsewhere(DynamicPropertyRegistry registry) throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			int port = socket.getLocalPort();
			registry.add("somebody-elses-api.port", () -> port);
		}
	}

	@Test
	void isReadableThroughTheProxyOnly(@LocalServerPort int proxy, @Value("${somebody-elses-api.port}") int api) {
		RawResponse direct = new RawClient(api).send("GET", "/weather", "Origin", SHOP);
		assertThat(direct.header("Access-Control-Allow-Origin")).containsExactly("https://weather.example", "*");
		RawResponse proxied = new RawClient(proxy).send("GET", "/upstream/weather", "Origin", SHOP);
		assertThat(proxied.header("Access-Control-Allow-Origin")).containsExactly(SHOP);
		assertThat(proxied.body()).isEqualTo(direct.body()).contains("Oslo");
	}

}
