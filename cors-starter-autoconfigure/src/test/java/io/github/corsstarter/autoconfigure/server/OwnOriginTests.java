package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a page which reaches the server under a name of its own is not taken for the
 * application where its own origins are listed.
 */
class OwnOriginTests {

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.properties("server.forward-headers-strategy=framework", "cors.own-origin=listed",
				"cors.self-origins=https://tools.example.com", "cors.policies.tools.paths=/tools/**",
				"cors.policies.tools.allowed-origins=https://app.example.com",
				"cors.policies.forward.paths=/forward/**",
				"cors.policies.forward.allowed-origins=https://app.example.com",
				"cors.policies.forward.refused-requests=forward"));

	@ParameterizedTest
	@EnumSource
	void aRequestUnderAForeignNameIsRefusedWithAndWithoutOrigin(Server server) {
		for (String path : new String[] { "/tools/x", "/forward/x" }) {
			for (String method : new String[] { "GET", "POST" }) {
				assertRefused(applications.client(server).send(method, path, "Host", "evil.example"), "HOST_NOT_OWN");
				assertRefused(
						applications.client(server)
							.send(method, path, "Host", "evil.example:8080", "Origin", "http://evil.example:8080"),
						"HOST_NOT_OWN");
				assertRefused(applications.client(server)
					.send(method, path, "Host", "evil.example", "Origin", "http://evil.example", "Sec-Fetch-Site",
							"same-origin"),
						"HOST_NOT_OWN");
				assertRefused(
						applications.client(server)
							.send(method, path, "Host", "evil.example", "Origin", "https://app.example.com"),
						"HOST_NOT_OWN");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "localhost.evil.example", "evil.localhost.example", "tools.example.com.evil.example",
			"xtools.example.com", "127.0.0.1.nip.example", "localhost6", "1.2.3", "0x7f000001", "tools.example.com." })
	void aNameThatOnlyLooksLikeTheOwnIsForeign(String host) {
		for (Server server : Server.values()) {
			assertThat(applications.client(server).send("GET", "/tools/x", "Host", host).status())
				.as("%s on %s", host, server)
				.isIn(400, 403);
		}
	}

	@ParameterizedTest
	@CsvSource({ "localhost", "localhost:1234", "LOCALHOST", "app.localhost", "127.0.0.1", "127.8.8.8:80", "[::1]",
			"[::1]:8080", "192.168.1.5", "10.0.0.1:8080", "tools.example.com", "TOOLS.example.com",
			"tools.example.com:8443" })
	void ownNamesLoopbackAndAddressesPass(String host) {
		for (Server server : Server.values()) {
			assertThat(applications.client(server).send("GET", "/tools/x", "Host", host).status())
				.as("%s on %s", host, server)
				.isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void onlyListedOriginsAndLoopbackAreOwn(Server server) {
		RawClient client = applications.client(server);
		assertThat(client.send("POST", "/tools/x", "Origin", "https://tools.example.com").status()).isEqualTo(200);
		assertThat(
				client.send("POST", "/tools/x", "Host", "localhost:1234", "Origin", "http://localhost:1234").status())
			.isEqualTo(200);
		assertRefused(client.send("POST", "/tools/x", "Host", "localhost:1234", "Origin", "http://localhost:3000"),
				"ORIGIN_NOT_ALLOWED");
		assertRefused(client.send("POST", "/tools/x", "Host", "192.168.1.5", "Origin", "http://192.168.1.5"),
				"ORIGIN_NOT_ALLOWED");
		assertRefused(client.send("POST", "/tools/x", "Host", "localhost", "Origin", "https://evil.example",
				"Sec-Fetch-Site", "same-origin"), "ORIGIN_NOT_ALLOWED");
		assertThat(client.send("POST", "/tools/x", "Origin", "https://app.example.com").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource
	void theHostIsTheOneBeforeATrustedProxy(Server server) {
		assertThat(applications.client(server)
			.send("GET", "/tools/x", "Host", "internal", "X-Forwarded-Host", "tools.example.com", "X-Forwarded-Proto",
					"https")
			.status()).isEqualTo(200);
		assertRefused(
				applications.client(server)
					.send("GET", "/tools/x", "Host", "tools.example.com", "X-Forwarded-Host", "evil.example"),
				"HOST_NOT_OWN");
	}

	@ParameterizedTest
	@EnumSource
	void aPathWithoutPolicyIsNotGuarded(Server server) {
		assertThat(applications.client(server).send("GET", "/none/x", "Host", "evil.example").status()).isEqualTo(200);
	}

	private static void assertRefused(RawResponse response, String reason) {
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).contains(reason);
		assertThat(response.cors()).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@RequestMapping({ "/tools/x", "/forward/x", "/none/x" })
		String answer() {
			return "answer";
		}

	}

}
