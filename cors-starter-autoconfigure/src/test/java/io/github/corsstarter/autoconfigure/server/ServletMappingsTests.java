package io.github.corsstarter.autoconfigure.server;

import java.util.List;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies own what a second {@link DispatcherServlet} serves and what a
 * servlet serves by its extension, by the paths with which they are reached.
 */
class ServletMappingsTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.properties("cors.policies.site.paths=/**", "cors.policies.site.allowed-origins=" + EVIL,
				"cors.policies.site.allow-credentials=true", "cors.policies.second.paths=/second/**",
				"cors.policies.second.allowed-origins=" + SHOP, "cors.policies.actions.paths=/actions/*.do",
				"cors.policies.actions.allowed-origins=" + SHOP));

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void aSecondDispatcherServletBelongsToThePolicyOfItsPath(Server server) {
		assertOwned(server, "/second/orders", 200);
		assertOwned(server, "/second/missing", 404);
		assertThat(applications.client(server).send("GET", "/orders", "Origin", EVIL).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void aServletWithAnExtensionBelongsToThePolicyOfEachPath(Server server) {
		assertOwned(server, "/actions/order.do", 200);
		RawResponse elsewhere = applications.client(server).send("GET", "/elsewhere/order.do", "Origin", EVIL);
		assertThat(elsewhere.header("X-Owner")).containsExactly("site");
		PolicyHeaders.assertOnce(elsewhere, EVIL);
	}

	private static void assertOwned(Server server, String path, int status) {
		RawResponse response = applications.client(server).send("GET", path, "Origin", SHOP);
		assertThat(response.status()).isEqualTo(status);
		PolicyHeaders.assertOnce(response, SHOP);
		PolicyHeaders.assertRefused(applications.client(server).send("GET", path, "Origin", EVIL));
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void noPathIsMoreOpenThanItsHandler(Server server) {
		OddPaths.assertNoneMoreOpen(applications.client(server), EVIL, "second", 3, "second", "orders", "7");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void noPathIsMoreOpenThanWhatTheServletIsAskedFor(Server server) {
		OddPaths.assertNoneMoreOpen(applications.client(server), EVIL, "actions", 4, "actions", "order.do");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void policiesDoNotCareForCaseWhereASecondDispatcherServletDoesNot(Server server) {
		try (RunningApplication application = RunningApplication.on(server)
			.with(CaseInsensitive.class)
			.properties("cors.policies.site.paths=/**", "cors.policies.site.allowed-origins=" + EVIL,
					"cors.policies.second.paths=/second/orders", "cors.policies.second.allowed-origins=" + SHOP)
			.start()) {
			for (String path : List.of("/second/orders", "/second/ORDERS")) {
				RawResponse response = application.client().send("GET", path, "Origin", SHOP);
				assertThat(response.header("X-Owner")).as(path).containsExactly("second");
				assertThat(application.client().send("GET", path, "Origin", EVIL).status()).as(path).isEqualTo(403);
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class CaseInsensitive {

		@Bean
		ServletRegistrationBean<DispatcherServlet> second() {
			AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
			context.register(Second.class, AnyCase.class);
			ServletRegistrationBean<DispatcherServlet> registration = new ServletRegistrationBean<>(
					new DispatcherServlet(context), "/second/*");
			registration.setName("second");
			registration.setLoadOnStartup(1);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AnyCase implements WebMvcConfigurer {

		@Override
		public void configurePathMatch(PathMatchConfigurer configurer) {
			PathPatternParser parser = new PathPatternParser();
			parser.setCaseSensitive(false);
			configurer.setPatternParser(parser);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ServletRegistrationBean<DispatcherServlet> second() {
			AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
			context.register(Second.class);
			ServletRegistrationBean<DispatcherServlet> registration = new ServletRegistrationBean<>(
					new DispatcherServlet(context), "/second/*");
			registration.setName("second");
			return registration;
		}

		@Bean
		ServletRegistrationBean<HttpServlet> actions() {
			return new ServletRegistrationBean<>(new Actions(), "*.do");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	static class Second {

		@Bean
		Orders orders() {
			return new Orders();
		}

	}

	@RestController
	static class Orders {

		@GetMapping("/orders/**")
		ResponseEntity<Void> orders() {
			return ResponseEntity.ok().header("X-Owner", "second").build();
		}

	}

	/**
	 * Knows which policy it should be under from the path that it reads itself.
	 */
	private static final class Actions extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) {
			boolean action = request.getServletPath().matches("/actions/[^/]*\\.do");
			response.setHeader("X-Owner", action ? "actions" : "site");
		}

	}

}
