package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what an application behind a proxy takes for its own origin, and that it says so
 * when it may have refused it.
 */
class BehindProxyTests {

	private static final String PUBLIC = "https://www.example.com";

	private static final String HINT = "If " + PUBLIC
			+ " is this application itself behind a proxy, set `server.forward-headers-strategy`, or list it in "
			+ "`cors.self-origins`.";

	private static final String[] FORWARDED = { "Origin", PUBLIC, "X-Forwarded-Proto", "https", "X-Forwarded-Host",
			"www.example.com", "X-Forwarded-Port", "443" };

	private static RunningApplication start(Server server, String... properties) {
		return RunningApplication.on(server)
			.with(Application.class)
			.properties("cors.policies.api.paths=/api/**", "cors.policies.api.allowed-origins=https://shop.example.com",
					"management.endpoints.web.exposure.include=cors,corsexplain")
			.properties(properties)
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void forwardedHeadersThatNobodyTrustsMakeNothingSameOrigin(Server server) {
		try (RunningApplication application = start(server)) {
			assertThat(application.client().send("GET", "/api/x", FORWARDED).status()).isEqualTo(403);
			assertThat(application.client().send("GET", "/actuator/cors").body()).contains(HINT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void forwardedHeadersThatAreTrustedMakeItSameOrigin(Server server) {
		for (String strategy : new String[] { "native", "framework" }) {
			try (RunningApplication application = start(server, "server.forward-headers-strategy=" + strategy)) {
				assertThat(application.client().send("GET", "/api/x", FORWARDED).status()).as(strategy).isEqualTo(404);
				assertThat(application.client().send("GET", "/api/x", "Origin", PUBLIC).status()).as(strategy)
					.isEqualTo(403);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void listedOriginsAndTheBrowsersWordMakeItSameOrigin(Server server) {
		try (RunningApplication application = start(server, "cors.self-origins=" + PUBLIC)) {
			assertThat(application.client().send("GET", "/api/x", "Origin", PUBLIC).status()).isEqualTo(404);
		}
		try (RunningApplication application = start(server)) {
			assertThat(application.client()
				.send("GET", "/api/x", "Origin", PUBLIC, "Sec-Fetch-Site", "same-origin")
				.status()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@EnumSource
	void otherOriginsAndOtherProgramsOnLoopbackGetNoHint(Server server) {
		try (RunningApplication application = start(server)) {
			application.client()
				.send("GET", "/api/x", "Origin", "https://other.example.com", "X-Forwarded-Host", "www.example.com");
			application.client().send("GET", "/api/x", "Origin", "http://localhost:1");
			application.client().send("GET", "/api/x", "Origin", "http://127.0.0.1:1");
			application.client()
				.send("GET", "/api/x", "Origin", "https://x.example.com", "X-Forwarded-Host",
						"x.example.com".repeat(100));
			assertThat(application.client().send("GET", "/actuator/cors").body()).contains("https://other.example.com")
				.doesNotContain("behind a proxy");
		}
	}

	@ParameterizedTest
	@EnumSource
	void explanationOfTheSameHostSaysSo(Server server) {
		try (RunningApplication application = start(server)) {
			String url = "/actuator/corsexplain?origin=" + PUBLIC + "&path=";
			assertThat(application.client().send("GET", url + "http://www.example.com:8080/api/x").body())
				.contains("is this application itself behind a proxy");
			assertThat(application.client().send("GET", url + "http://api.example.com/api/x").body())
				.doesNotContain("behind a proxy");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
