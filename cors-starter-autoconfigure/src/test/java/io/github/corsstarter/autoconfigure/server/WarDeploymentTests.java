package io.github.corsstarter.autoconfigure.server;

import java.nio.file.Path;
import java.util.Set;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.SpringServletContainerInitializer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests an application that runs as a war file in a Tomcat of its own, where error pages
 * are forwards after a reset.
 */
class WarDeploymentTests {

	private static final String SHOP = "https://shop.example.com";

	@TempDir
	private static Path directory;

	private static Tomcat tomcat;

	private static RawClient client;

	@BeforeAll
	static void start() throws LifecycleException {
		tomcat = new Tomcat();
		tomcat.setBaseDir(directory.toString());
		tomcat.setPort(0);
		Context context = tomcat.addContext("/shop", directory.toString());
		context.addServletContainerInitializer(new SpringServletContainerInitializer(), Set.of(War.class));
		tomcat.getConnector();
		tomcat.start();
		client = new RawClient(tomcat.getConnector().getLocalPort());
	}

	@AfterAll
	static void stop() throws LifecycleException {
		tomcat.stop();
		tomcat.destroy();
	}

	@ParameterizedTest
	@CsvSource({ "ok, 200", "boom, 500", "status, 409", "missing, 404" })
	void everyOutcomeHasTheHeadersOnce(String path, int status) {
		RawResponse response = client.send("GET", "/shop/api/" + path, "Origin", SHOP);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(SHOP);
		assertThat(response.header("Vary")).containsExactly("Origin");
	}

	@ParameterizedTest
	@CsvSource({ "ok, 200", "boom, 500", "status, 409" })
	void aForwardedRefusalHasNoHeadersOnAnyOutcome(String path, int status) {
		RawResponse response = client.send("GET", "/shop/forward/" + path, "Origin", "https://evil.example");
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.cors()).isEmpty();
		assertThat(response.header("Vary")).containsExactly("Origin");
	}

	@Test
	void aForwardThatLeadsToNoErrorPageIsNotDecidedAgain() {
		RawResponse response = client.send("GET", "/shop/api/forwards", "Origin", SHOP);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(SHOP);
	}

	/**
	 * What a container looks for in a war file.
	 */
	public static class War extends SpringBootServletInitializer {

		@Override
		protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
			return builder.sources(Application.class)
				.properties("spring.main.banner-mode=off", "logging.level.root=off",
						"spring.autoconfigure.exclude=" + String.join(",", RunningApplication.SECURITY_CONFIGURATIONS),
						"cors.policies.api.paths=/api/**", "cors.policies.api.allowed-origins=" + SHOP,
						"cors.policies.forward.paths=/forward/**", "cors.policies.forward.allowed-origins=" + SHOP,
						"cors.policies.forward.refused-requests=forward");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Handlers.class, Forwards.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@GetMapping({ "/api/ok", "/forward/ok", "/forwarded" })
		String ok() {
			return "ok";
		}

		@GetMapping({ "/api/boom", "/forward/boom" })
		String boom() {
			throw new IllegalStateException("boom");
		}

		@GetMapping({ "/api/status", "/forward/status" })
		String status() {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}

	}

	@Controller
	static class Forwards {

		@GetMapping("/api/forwards")
		String forward() {
			return "forward:/forwarded";
		}

	}

}
