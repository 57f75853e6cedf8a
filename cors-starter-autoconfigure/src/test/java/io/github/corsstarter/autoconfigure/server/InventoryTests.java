package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code cors.migrate} prints the policies that are equal to the rules of an
 * application, and changes nothing.
 */
@ExtendWith(OutputCaptureExtension.class)
@Tag("once")
class InventoryTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String ADMIN = "https://admin.example.com";

	private static final List<String> ORIGINS = List.of(SHOP, ADMIN, "https://a.preview.example.com",
			"https://evil.example", "https://a.ports.example.com:8081", "https://a.ports.example.com:8083", "null",
			"https://app-1.example.com", "http://localhost:4200");

	private static final Map<String, List<String>> SERVED = served();

	private static Map<String, List<String>> served() {
		Map<String, List<String>> served = new LinkedHashMap<>();
		served.put("/orders", List.of("GET", "POST"));
		served.put("/orders/7", List.of("GET", "DELETE"));
		served.put("/orders/7/lines", List.of("GET"));
		served.put("/any", List.of("GET", "PUT", "POST"));
		served.put("/global/x", List.of("GET", "PUT"));
		served.put("/global/first/x", List.of("GET"));
		served.put("/global/both", List.of("GET"));
		served.put("/patterns", List.of("GET"));
		served.put("/pages", List.of("GET"));
		served.put("/nothing", List.of("GET"));
		return served;
	}

	private static RunningApplication.Builder application(Server server, Class<?>... configurations) {
		return RunningApplication.on(server)
			.with(configurations)
			.properties("logging.level.io.github.corsstarter=info", "names.origin=" + SHOP);
	}

	private static String inventory(RunningApplication.Builder builder, CapturedOutput output) {
		int before = output.getOut().length();
		try (RunningApplication application = builder.properties("cors.migrate=true").start()) {
			assertThat(application.context().isRunning()).isTrue();
		}
		String log = output.getOut().substring(before);
		int start = log.indexOf("cors:" + System.lineSeparator() + "  policies:");
		List<String> lines = new ArrayList<>(log.substring(Math.max(start, 0)).lines().toList());
		lines.subList(lines.indexOf(""), lines.size()).clear();
		return String.join("\n", lines) + "\n";
	}

	private static Map<String, Object> properties(String yaml) throws IOException {
		Map<String, Object> properties = new LinkedHashMap<>();
		new YamlPropertySourceLoader().load("inventory", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
			.forEach((source) -> {
				for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
					properties.put(name, String.valueOf(source.getProperty(name)));
				}
			});
		return properties;
	}

	/**
	 * What the application grants each origin, request by request.
	 */
	private static List<String> grants(RunningApplication application) {
		List<String> grants = new ArrayList<>();
		RawClient client = application.client();
		SERVED.forEach((path, methods) -> ORIGINS.forEach((origin) -> {
			for (String method : methods) {
				String request = origin + " " + method + " " + path;
				grants.add(request + " " + grant(client.send(method, path, "Origin", origin)));
				for (String headers : List.of("X-Tenant", "Authorization")) {
					RawResponse preflight = client.send("OPTIONS", path, "Origin", origin,
							"Access-Control-Request-Method", method, "Access-Control-Request-Headers", headers);
					grants.add("preflight " + request + " " + headers + " " + origin(preflight) + " "
							+ preflight.header("Access-Control-Max-Age"));
				}
			}
		}));
		return grants;
	}

	private static String grant(RawResponse response) {
		return origin(response) + " " + new TreeSet<>(response.header("Access-Control-Expose-Headers"));
	}

	private static String origin(RawResponse response) {
		return response.header("Access-Control-Allow-Origin") + " "
				+ response.header("Access-Control-Allow-Credentials");
	}

	@ParameterizedTest
	@EnumSource
	void policiesGrantWhatTheRulesGrant(Server server, CapturedOutput output) throws IOException {
		String yaml = inventory(application(server, Application.class), output);
		List<String> before;
		try (RunningApplication application = application(server, Application.class).start()) {
			before = grants(application);
		}
		try (RunningApplication application = application(server, Application.class).properties(properties(yaml))
			.start()) {
			List<String> after = new ArrayList<>(grants(application));
			after.removeAll(before);
			assertThat(after).as(yaml).allMatch((grant) -> grant.contains("https://app-1.example.com"), "a decision");
		}
		assertThat(before).anyMatch((grant) -> grant.contains("[" + SHOP + "]"));
	}

	@ParameterizedTest
	@EnumSource
	void eachRuleIsWrittenWithWhatToRemove(Server server, CapturedOutput output) {
		assertThat(inventory(application(server, Application.class), output)).isEqualToNormalizingNewlines(
				"""
						cors:
						  policies:
						    # `@CrossOrigin` on `Others#any`. Remove the annotation.
						    any:
						      paths: /any
						      allowed-origins: "*"
						      allowed-methods:
						        - GET
						        - HEAD
						        - POST
						      allowed-headers: "*"
						    # `@CrossOrigin` on `Others#both`. Remove the annotation.
						    global-both:
						      paths: /global/both
						      allowed-origins:
						        - https://shop.example.com
						        - https://admin.example.com
						      allowed-methods: GET
						      allowed-headers: "*"
						    # `@CrossOrigin` on `Orders#lines`. Remove the annotation.
						    orders-id-lines:
						      paths: "/orders/{id}/lines"
						      allowed-origins:
						        - https://shop.example.com
						        - https://admin.example.com
						      allowed-methods: GET
						      allowed-headers: "*"
						      exposed-headers:
						        - ETag
						        - X-Lines
						      allow-credentials: true
						      max-age: 10m
						    # `@CrossOrigin` on `Orders`. Remove the annotation.
						    orders-id:
						      paths: "/orders/{id}"
						      allowed-origins: https://shop.example.com
						      allowed-methods:
						        - DELETE
						        - GET
						      allowed-headers: "*"
						      exposed-headers: ETag
						      allow-credentials: true
						      max-age: 10m
						    orders:
						      paths: /orders
						      allowed-origins: https://shop.example.com
						      allowed-methods:
						        - GET
						        - POST
						      allowed-headers: "*"
						      exposed-headers: ETag
						      allow-credentials: true
						      max-age: 10m
						    # `@CrossOrigin` on `Others#pages`. Remove the annotation.
						    # Decide: `app.example.com` matches nothing that a browser sends, so it grants nothing.
						    pages:
						      paths: /pages
						      allowed-origins:
						        - "null"
						        - https://shop.example.com
						      allowed-methods: GET
						      allowed-headers: "*"
						      tolerate: null-origin
						    # `@CrossOrigin` on `Others#patterns`. Remove the annotation.
						    # Decide: `https://app-*.example.com` has no equivalent, because wildcards stand for whole labels. Name the origins.
						    patterns:
						      paths: /patterns
						      allowed-origins:
						        - https://*.preview.example.com
						        - https://*.ports.example.com:8081
						        - https://*.ports.example.com:8082
						        - http://localhost:*
						      allowed-methods: GET
						      allowed-headers: "*"
						      allow-credentials: true
						    # The global CORS configuration (`addCorsMappings`). Remove the mapping.
						    global-first:
						      paths: /global/first/**
						      allowed-origins: https://admin.example.com
						      allowed-methods:
						        - GET
						        - HEAD
						        - POST
						      allowed-headers: X-Tenant
						    global:
						      paths: /global/**
						      allowed-origins: https://shop.example.com
						      allowed-methods:
						        - GET
						        - PUT
						      allowed-headers: "*"
						      max-age: 1m
						""");
	}

	@ParameterizedTest
	@EnumSource
	void aRuleOfItsOwnForEachMethodOfAPathNeedsADecision(Server server, CapturedOutput output) {
		assertThat(inventory(application(server, ByMethod.class), output)).containsSubsequence("    by-method:",
				"    # Decide: Policy `by-method` allows the same origin on the same path `/by-method`, so it is "
						+ "ambiguous which policy applies.",
				"    by-method-2:");
	}

	@ParameterizedTest
	@EnumSource
	void whatNoPolicyCanGrantNeedsADecision(Server server, CapturedOutput output) {
		assertThat(inventory(application(server, Ungrantable.class), output))
			.contains(
					"# Decide: The pattern `*` with credentials gives every website the rights of the logged-in user.",
					"# Decide: `null` with credentials gives every website the rights of the logged-in user",
					"# Decide: With credentials, browsers take `*` in the exposed headers for a name",
					"# Decide: `allowPrivateNetwork` has no equivalent")
			.containsSubsequence("    ungrantable:", "      allowed-origins: none", "      allow-credentials: true");
	}

	@ParameterizedTest
	@EnumSource
	void propertiesAreRulesToo(Server server, CapturedOutput output) {
		String gateway = "spring.cloud.gateway.server.webflux.globalcors";
		RunningApplication.Builder application = application(server, Empty.class).properties(
				"management.endpoints.web.cors.allowed-origins=" + ADMIN, "management.endpoints.web.cors.max-age=1h",
				gateway + ".cors-configurations.[/routes/**].allowed-origins=" + SHOP,
				gateway + ".cors-configurations.[/routes/**].allowed-methods=GET,DELETE",
				"spring.graphql.schema.locations=classpath:/explain/graphql/",
				"spring.graphql.cors.allowed-origins=" + SHOP, "spring.graphql.cors.allowed-methods=POST");
		assertThat(inventory(application, output)).contains("""
				    # `spring.graphql.cors.*`. Remove the properties.
				    graphql:
				      paths: /graphql
				      allowed-origins: https://shop.example.com
				      allowed-methods: POST
				      allowed-headers: "*"
				""", """
				    # `management.endpoints.web.cors.*`. Remove the properties.
				    actuator:
				      paths: /actuator/**
				      allowed-origins: https://admin.example.com
				      allowed-methods:
				        - GET
				        - HEAD
				      allowed-headers: []
				      max-age: 1h
				""", """
				    # `spring.cloud.gateway.server.webflux.globalcors`. Remove the properties.
				    routes:
				      paths: /routes/**
				      allowed-origins: https://shop.example.com
				      allowed-methods:
				        - GET
				        - DELETE
				      allowed-headers: []
				      max-age: 5s
				""");
	}

	@Test
	void filtersDecideBeforeHandlers(CapturedOutput output) {
		for (Server server : List.of(Server.TOMCAT, Server.NETTY)) {
			Class<?> filters = (server == Server.TOMCAT) ? ServletFilters.class : ReactiveFilters.class;
			assertThat(inventory(application(server, Application.class, filters), output)).as("%s", server)
				.containsSubsequence("    # The bean `everywhere` (`", "    orders:", "      paths: /orders/**",
						"      allowed-origins: https://admin.example.com",
						"    # `@CrossOrigin` on `Orders`. Remove the annotation.",
						"    # Decide: On `/orders`, this rule does nothing: The bean `everywhere` (`");
		}
	}

	@Test
	void registrationsNarrowFilters(CapturedOutput output) {
		assertThat(inventory(application(Server.TOMCAT, Registrations.class), output)).contains("""
				    # The bean `narrow` (`CorsFilter`). Remove the bean, or limit it to other paths.
				    narrow:
				      paths: /narrow/**
				      allowed-origins: https://shop.example.com
				""", """
				    # The bean `foreign` (`CrossOriginFilter`). Remove the bean, or limit it to other paths.
				    # Decide: What this rule grants cannot be read from outside. Write its policy by hand.
				""");
	}

	@Test
	void filtersMayShareASource(CapturedOutput output) {
		assertThat(inventory(application(Server.TOMCAT, SharedSource.class), output)).doesNotContain("cannot be read")
			.contains("this rule does nothing: The bean `");
	}

	@Test
	void springSecurityDecidesBeforeHandlers(CapturedOutput output) {
		for (Server server : List.of(Server.TOMCAT, Server.NETTY)) {
			Class<?> security = (server == Server.TOMCAT) ? ServletSecurity.class : ReactiveSecurity.class;
			assertThat(inventory(application(server, security).secured(), output)).as("%s", server).contains("""
					    # `http.cors()` of the security filter chain `chain`. Remove it, or limit it to other paths.
					    secured:
					      paths: /secured/**
					      allowed-origins: https://admin.example.com
					""");
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysIfThereIsNothingToMove(Server server, CapturedOutput output) {
		try (RunningApplication application = application(server, Empty.class).properties("cors.migrate=true")
			.start()) {
			assertThat(application.context().isRunning()).isTrue();
		}
		assertThat(output)
			.contains("This application has no rules for CORS besides the policies. " + "Remove 'cors.migrate'.");
	}

	@ParameterizedTest
	@EnumSource
	void changesNothing(Server server) {
		List<String> without;
		try (RunningApplication application = application(server, Application.class).start()) {
			without = grants(application);
			assertThat(application.context().getBeanDefinitionNames()).doesNotContain("corsPolicyInventoryLog");
		}
		try (RunningApplication application = application(server, Application.class).properties("cors.migrate=true")
			.start()) {
			assertThat(grants(application)).isEqualTo(without);
		}
	}

	@Test
	void policiesThatExistKeepTheirNames(CapturedOutput output) {
		assertThat(inventory(application(Server.TOMCAT, Application.class)
			.properties("cors.policies.orders.paths=/other", "cors.policies.orders.allowed-origins=" + SHOP), output))
			.contains("    orders-2:")
			.doesNotContain("    orders:");
	}

	private static CorsConfiguration configuration(String origin) {
		CorsConfiguration configuration = new CorsConfiguration().applyPermitDefaultValues();
		configuration.setAllowedOrigins(List.of(origin));
		return configuration;
	}

	private static UrlBasedCorsConfigurationSource source(String path, String origin) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration(path, configuration(origin));
		return source;
	}

	private static org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource reactive(String path,
			String origin) {
		var source = new org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration(path, configuration(origin));
		return source;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Orders.class, Others.class, Mvc.class, WebFlux.class })
	static class Application {

	}

	@RestController
	@CrossOrigin(origins = "${names.origin}", exposedHeaders = "ETag", allowCredentials = "true", maxAge = 600)
	static class Orders {

		@GetMapping("/orders")
		String list() {
			return "list";
		}

		@PostMapping("/orders")
		String create() {
			return "create";
		}

		@GetMapping("/orders/{id}")
		String one() {
			return "one";
		}

		@DeleteMapping("/orders/{id}")
		String delete() {
			return "delete";
		}

		@GetMapping("/orders/{id}/lines")
		@CrossOrigin(origins = ADMIN, exposedHeaders = "X-Lines")
		String lines() {
			return "lines";
		}

	}

	@RestController
	static class Others {

		@RequestMapping("/any")
		@CrossOrigin
		String any() {
			return "any";
		}

		@GetMapping({ "/global/x", "/global/first/x", "/nothing" })
		String global() {
			return "global";
		}

		@PutMapping("/global/x")
		String put() {
			return "put";
		}

		@GetMapping("/global/both")
		@CrossOrigin(ADMIN)
		String both() {
			return "both";
		}

		@GetMapping("/patterns")
		@CrossOrigin(originPatterns = { "https://*.preview.example.com", "https://*.ports.example.com:[8081,8082]",
				"https://app-*.example.com", "http://localhost:[*]" }, allowCredentials = "true")
		String patterns() {
			return "patterns";
		}

		@GetMapping("/pages")
		@CrossOrigin({ "null", "https://Shop.example.com/", "app.example.com" })
		String pages() {
			return "pages";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Mvc implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/global/first/**").allowedOrigins(ADMIN).allowedHeaders("X-Tenant");
			registry.addMapping("/global/**").allowedOrigins(SHOP).allowedMethods("GET", "PUT").maxAge(60);
			registry.addMapping("/global/never/**").allowedOrigins("*");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class WebFlux implements WebFluxConfigurer {

		@Override
		public void addCorsMappings(org.springframework.web.reactive.config.CorsRegistry registry) {
			registry.addMapping("/global/first/**").allowedOrigins(ADMIN).allowedHeaders("X-Tenant");
			registry.addMapping("/global/**").allowedOrigins(SHOP).allowedMethods("GET", "PUT").maxAge(60);
			registry.addMapping("/global/never/**").allowedOrigins("*");
		}

	}

	@RestController
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ByMethod {

		@GetMapping("/by-method")
		@CrossOrigin(SHOP)
		String get() {
			return "get";
		}

		@PutMapping("/by-method")
		@CrossOrigin(origins = SHOP, allowCredentials = "true")
		String put() {
			return "put";
		}

	}

	@RestController
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Ungrantable {

		@GetMapping("/ungrantable")
		@CrossOrigin(originPatterns = { "*", "null" }, exposedHeaders = "*", allowCredentials = "true",
				allowPrivateNetwork = "true")
		String get() {
			return "get";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ServletFilters {

		@Bean
		CorsFilter everywhere() {
			return new CorsFilter(source("/orders/**", ADMIN));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveFilters {

		@Bean
		CorsWebFilter everywhere() {
			return new CorsWebFilter(reactive("/orders/**", ADMIN));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Registrations {

		@Bean
		FilterRegistrationBean<CorsFilter> narrow() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(
					new CorsFilter(source("/**", SHOP)));
			registration.addUrlPatterns("/narrow/*");
			return registration;
		}

		@Bean
		CrossOriginFilter foreign() {
			return new CrossOriginFilter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SharedSource {

		private final UrlBasedCorsConfigurationSource source = source("/shared/**", SHOP);

		@Bean
		CorsFilter first() {
			return new CorsFilter(this.source);
		}

		@Bean
		CorsFilter second() {
			return new CorsFilter(this.source);
		}

	}

	/**
	 * Named like the one of Jetty.
	 */
	static final class CrossOriginFilter implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			chain.doFilter(request, response);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ServletSecurity {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.cors((cors) -> cors.configurationSource(source("/secured/**", ADMIN))).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ReactiveSecurity {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.cors((cors) -> cors.configurationSource(reactive("/secured/**", ADMIN))).build();
		}

	}

}
