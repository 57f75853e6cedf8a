package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.test.BrowserExchange;
import io.github.corsstarter.test.BrowserTester;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Tests that the page on testing shows what a test really says, before the configuration
 * is corrected and after it.
 */
@Tag("once")
class TestingDocumentationTests {

	private static final Documentation PAGE = Documentation.page("docs/testing.md");

	@TempDir
	private Path directory;

	@Test
	void theTestFailsAsThePageShows() throws IOException {
		BrowserExchange exchange = order(PAGE.blocks("yaml").get(0));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(exchange).isReadable())
			.satisfies((ex) -> assertThat(shown(ex.getMessage())).isEqualTo(PAGE.blocks("text").get(0)));
	}

	@Test
	void theTestPassesWithTheCorrectedConfiguration() throws IOException {
		assertThat(order(PAGE.blocks("yaml").get(1))).isPreflighted().isReadable().exposes("ETag");
	}

	private String shown(String message) {
		return message.strip()
			.replaceAll("localhost:[0-9]+", "localhost:8080")
			.replaceAll("(?m)^  < date: .*\\R", "")
			.replaceAll("URL \\[file:[^\\]]*application.yml]", "class path resource [application.yml]") + "\n";
	}

	private BrowserExchange order(String yaml) throws IOException {
		Path file = Files.writeString(this.directory.resolve("application.yml"), yaml);
		List<String> excluded = new ArrayList<>(RunningApplication.SECURITY_CONFIGURATIONS);
		excluded.add(JettyServletWebServerAutoConfiguration.class.getName());
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=off",
					"spring.config.location=" + file.toUri(),
					"spring.autoconfigure.exclude=" + String.join(",", excluded))
			.run()) {
			BrowserTester browser = context.getBean(BrowserTester.class);
			assertThat(browser.fetch(GET, "/api/orders/1")).isBlocked();
			return browser.at("https://shop.example.com")
				.fetch(PUT, "/api/orders/1")
				.header("X-Tenant", "7")
				.credentials()
				.exchange();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

	}

	@RestController
	static class Orders {

		@GetMapping("/api/orders/{id}")
		ResponseEntity<String> order() {
			return ResponseEntity.ok().eTag("1").body("order");
		}

		@PutMapping("/api/orders/{id}")
		ResponseEntity<String> change() {
			return order();
		}

	}

}
