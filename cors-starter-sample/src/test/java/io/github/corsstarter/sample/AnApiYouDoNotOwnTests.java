package io.github.corsstarter.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the ten lines of {@code docs/an-api-you-do-not-own.md} are all that an
 * application of its own needs.
 */
class AnApiYouDoNotOwnTests {

	private static final Pattern YAML = Pattern.compile("(?s)```yaml\\R(.*?)```");

	private static final String SHOP = "https://shop.example.com";

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void tenLinesMakeItReadable(Server server, @TempDir Path folder) throws IOException {
		try (RawUpstream upstream = new RawUpstream()) {
			upstream.on("/today", "200 OK", "Access-Control-Allow-Origin: https://weather.example",
					"Set-Cookie: visitor=42");
			Path file = folder.resolve("application.yml");
			Files.writeString(file, tenLines().replace("https://api.weather.example", "http://" + upstream.authority())
				.replace("webmvc", (server == Server.NETTY) ? "webflux" : "webmvc"));
			try (RunningApplication application = RunningApplication.on(server)
				.with(Application.class)
				.properties("spring.config.location=" + file.toUri(),
						"spring.cloud.gateway.server.webflux.enabled=" + (server == Server.NETTY))
				.start()) {
				assertThatItIsReadable(application.client(), upstream);
			}
		}
	}

	private static String tenLines() throws IOException {
		Matcher yaml = YAML.matcher(Files.readString(Path.of("../docs/an-api-you-do-not-own.md")));
		assertThat(yaml.find()).isTrue();
		assertThat(yaml.group(1).lines().count()).isLessThanOrEqualTo(10);
		return yaml.group(1);
	}

	private static void assertThatItIsReadable(RawClient client, RawUpstream upstream) {
		RawResponse response = client.send("GET", "/weather/today", "Origin", SHOP, "Cookie", "session=1");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.cors()).containsExactly("Access-Control-Allow-Origin: " + SHOP);
		assertThat(response.header("Set-Cookie")).isEmpty();
		assertThat(client.send("GET", "/weather/today", "Origin", "https://evil.example").status()).isEqualTo(403);
		assertThat(client.send("POST", "/weather/today").status()).isEqualTo(404);
		assertThat(upstream.requests()).singleElement()
			.asString()
			.doesNotContainIgnoringCase("\r\nCookie:")
			.doesNotContainIgnoringCase("\r\nOrigin:");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
