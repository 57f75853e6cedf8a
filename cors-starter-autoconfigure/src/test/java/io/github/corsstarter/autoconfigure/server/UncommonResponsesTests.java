package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the headers are on responses that are not simply the body of a handler: not
 * modified, compressed, without body, forwarded or put together from others.
 */
class UncommonResponsesTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String OTHER = "https://other.example.com";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.properties("cors.policies.api.paths=/api/**", "cors.policies.api.allowed-origins=" + SHOP,
				"cors.policies.other.paths=/other/**", "cors.policies.other.allowed-origins=" + OTHER,
				"server.compression.enabled=true", "server.compression.min-response-size=1"));

	@ParameterizedTest
	@CsvSource({ "TOMCAT, shallow", "TOMCAT, tagged", "JETTY, shallow", "JETTY, tagged", "NETTY, tagged" })
	void notModified(Server server, String path) {
		RawResponse first = applications.client(server).send("GET", "/api/" + path, "Origin", SHOP);
		assertThat(first.status()).isEqualTo(200);
		PolicyHeaders.assertOnce(first, SHOP);
		RawResponse second = applications.client(server)
			.send("GET", "/api/" + path, "Origin", SHOP, "If-None-Match", first.header("ETag").get(0));
		assertThat(second.status()).isEqualTo(304);
		PolicyHeaders.assertOnce(second, SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void compressed(Server server) {
		RawResponse response = applications.client(server)
			.send("GET", "/api/long", "Origin", SHOP, "Accept-Encoding", "gzip");
		assertThat(response.header("Content-Encoding")).containsExactly("gzip");
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, ok, 200", "TOMCAT, missing, 404", "JETTY, ok, 200", "JETTY, missing, 404", "NETTY, ok, 200",
			"NETTY, missing, 404" })
	void withoutBody(Server server, String path, int status) {
		RawResponse response = applications.client(server).send("HEAD", "/api/" + path, "Origin", SHOP);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).isEmpty();
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void forwardedToAPathOfAnotherPolicy(Server server) {
		RawResponse response = applications.client(server).send("GET", "/api/forwarding", "Origin", SHOP);
		assertThat(response.body()).isEqualTo("other");
		PolicyHeaders.assertOnce(response, SHOP);
		PolicyHeaders.assertRefused(applications.client(server).send("GET", "/api/forwarding", "Origin", OTHER));
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void withAPathOfAnotherPolicyIncluded(Server server) {
		RawResponse response = applications.client(server).send("GET", "/api/including", "Origin", SHOP);
		assertThat(response.body()).isEqualTo("first other last");
		PolicyHeaders.assertOnce(response, SHOP);
		PolicyHeaders.assertRefused(applications.client(server).send("GET", "/api/including", "Origin", OTHER));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Handlers.class, Dispatches.class })
	static class Application {

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		FilterRegistrationBean<ShallowEtagHeaderFilter> shallow() {
			FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(
					new ShallowEtagHeaderFilter());
			registration.addUrlPatterns("/api/shallow");
			return registration;
		}

	}

	@RestController
	static class Handlers {

		@GetMapping({ "/api/ok", "/api/shallow" })
		String ok() {
			return "ok";
		}

		@GetMapping("/api/tagged")
		ResponseEntity<String> tagged() {
			return ResponseEntity.ok().eTag("\"1\"").body("tagged");
		}

		@GetMapping("/api/long")
		String longText() {
			return "x".repeat(5000);
		}

		@GetMapping("/other/text")
		String other() {
			return "other";
		}

	}

	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Dispatches {

		@GetMapping("/api/forwarding")
		void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/other/text").forward(request, response);
		}

		@GetMapping("/api/including")
		void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			response.getOutputStream().print("first ");
			request.getRequestDispatcher("/other/text").include(request, response);
			response.getOutputStream().print(" last");
		}

	}

}
