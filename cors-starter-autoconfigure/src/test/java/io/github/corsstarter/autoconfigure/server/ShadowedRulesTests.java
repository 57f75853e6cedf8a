package io.github.corsstarter.autoconfigure.server;

import java.util.List;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.ShadowedRule;
import io.github.corsstarter.validation.CorsViolation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the application's own rules for CORS are named where a policy decides
 * instead, and work as without the starter everywhere else.
 */
@Tag("neighbor")
class ShadowedRulesTests {

	private static final String APP = "https://app.example.com";

	private static final String OTHER = "https://other.example.com";

	private static RunningApplication start(Server server, Class<?> configuration, String paths, String... properties) {
		return RunningApplication.on(server)
			.with(configuration)
			.properties("cors.policies.web.paths=" + paths, "cors.policies.web.allowed-origins=" + APP,
					"management.endpoints.web.exposure.include=cors")
			.properties(properties)
			.start();
	}

	private static List<String> shadowed(RunningApplication application) {
		return application.context()
			.getBean(CorsExplainer.class)
			.shadowedRules()
			.stream()
			.map((shadowed) -> shadowed.rule().name() + " " + shadowed.rule().paths() + " " + shadowed.policies())
			.toList();
	}

	@ParameterizedTest
	@EnumSource
	void namesEachRuleOnceWithThePolicyThatDecides(Server server) {
		try (RunningApplication application = start(server, Application.class, "/**")) {
			assertThat(shadowed(application)).containsExactlyInAnyOrder(
					"`@CrossOrigin` on `Annotated` [/annotated/one, /annotated/two] [web]",
					"`@CrossOrigin` on `Plain#annotated` [/plain/annotated/{id}] [web]",
					"The global CORS configuration (`addCorsMappings`) [/global/**] [web]");
			assertThat(application.context().getBean(CorsExplainer.class).warnings()).filteredOn((warning) -> warning
				.toString()
				.endsWith(
						"`@CrossOrigin` on `Annotated` (`/annotated/one` and `/annotated/two`) does nothing where this "
								+ "policy decides. Remove the annotation. [RULE_SHADOWED]"))
				.hasSize(1);
			RawResponse endpoint = application.client().send("GET", "/actuator/cors");
			assertThat(endpoint.body()).contains("\"shadowed\":[", "\"repair\":\"Remove the annotation.\"");
			assertThat(application.client().send("GET", "/annotated/one", "Origin", OTHER).status()).isEqualTo(403);
			assertThat(application.client().send("GET", "/annotated/one", "Origin", APP).cors())
				.containsExactly("Access-Control-Allow-Origin: " + APP);
		}
	}

	@ParameterizedTest
	@EnumSource
	void rulesOnOtherPathsWorkAsWithoutPolicies(Server server) {
		try (RunningApplication application = start(server, Application.class, "/api/**")) {
			assertThat(shadowed(application)).isEmpty();
			assertThat(application.context().getBean(CorsExplainer.class).warnings()).isEmpty();
			for (String path : List.of("/annotated/one", "/plain/annotated/7", "/global/x")) {
				assertThat(application.client().send("GET", path, "Origin", OTHER).cors()).as(path)
					.contains("Access-Control-Allow-Origin: " + OTHER);
			}
			assertThat(application.client()
				.send("OPTIONS", "/annotated/two", "Origin", OTHER, "Access-Control-Request-Method", "GET")
				.header("Access-Control-Allow-Origin")).containsExactly(OTHER);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRuleThatCoversThePathOfAPolicyIsShadowedThere(Server server) {
		try (RunningApplication application = start(server, Application.class, "/global/private/{id}",
				"cors.policies.other.paths=/annotated/two", "cors.policies.other.allowed-origins=" + APP)) {
			assertThat(shadowed(application)).containsExactlyInAnyOrder(
					"`@CrossOrigin` on `Annotated` [/annotated/one, /annotated/two] [other]",
					"The global CORS configuration (`addCorsMappings`) [/global/**] [web]");
		}
	}

	@ParameterizedTest
	@EnumSource
	void namesPropertiesOfSpringBoot(Server server) {
		try (RunningApplication application = start(server, Empty.class, "/**",
				"management.endpoints.web.cors.allowed-origins=" + OTHER)) {
			assertThat(shadowed(application)).containsExactly("`management.endpoints.web.cors.*` [/actuator/**] [web]");
		}
		try (RunningApplication application = start(server, Empty.class, "/**", "management.server.port=0",
				"management.endpoints.web.cors.allowed-origins=" + OTHER)) {
			assertThat(shadowed(application)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void namesPropertiesOfSpringCloudGateway(Server server) {
		String prefix = "spring.cloud.gateway.server.webflux.globalcors";
		try (RunningApplication application = start(server, Empty.class, "/api/**",
				prefix + ".cors-configurations.[/**].allowed-origins=" + OTHER)) {
			assertThat(shadowed(application)).containsExactly("`" + prefix + "` [/**] [web]");
		}
	}

	@ParameterizedTest
	@EnumSource
	void namesRoutesOfSpringCloudGateway(Server server) {
		String route = "spring.cloud.gateway.server.webflux.routes[0]";
		String other = "spring.cloud.gateway.server.webflux.routes[1]";
		try (RunningApplication application = start(server, Empty.class, "/api/**", route + ".uri=http://localhost:1",
				route + ".predicates[0]=Method=GET", route + ".predicates[1]=Path=/api/orders/**, /orders",
				route + ".metadata.cors.allowedOrigins=" + OTHER, other + ".uri=http://localhost:1",
				other + ".predicates[0].name=Path", other + ".metadata.cors.allowedOrigins=" + OTHER)) {
			assertThat(shadowed(application)).containsExactly(
					"`" + route + ".metadata.cors` [/api/orders/**, /orders] [web]",
					"`" + other + ".metadata.cors` [/**] [web]");
		}
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, spring.mvc.servlet.path=/app, /app/query", "JETTY, any=any, /query",
			"NETTY, spring.webflux.base-path=/app, /query" })
	void namesPropertiesOfGraphQl(Server server, String property, String path) {
		try (RunningApplication application = start(server, Application.class, "/**", property,
				"spring.graphql.schema.locations=classpath:/explain/graphql/", "spring.graphql.http.path=/query",
				"spring.graphql.cors.allowed-origins=" + OTHER)) {
			assertThat(shadowed(application)).contains("`spring.graphql.cors.*` [" + path + "] [web]")
				.filteredOn((rule) -> rule.contains("addCorsMappings"))
				.singleElement()
				.asString()
				.contains("/global/**] [web]");
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheOriginsThatGraphQlOverWebSocketNeeds(Server server) {
		try (RunningApplication application = start(server, Empty.class, "/**",
				"spring.graphql.schema.locations=classpath:/explain/graphql/",
				"spring.graphql.websocket.path=/graphql/socket", "spring.graphql.cors.allowed-origins=" + OTHER)) {
			assertThat(application.context().getBean(CorsExplainer.class).shadowedRules())
				.filteredOn((shadowed) -> shadowed.rule().name().contains("graphql"))
				.singleElement()
				.satisfies((shadowed) -> assertThat(shadowed.rule().repair()).contains("keep `allowed-origins`"));
		}
	}

	@Test
	void namesFiltersAndSources() {
		try (RunningApplication application = start(Server.TOMCAT, ServletBeans.class, "/api/**")) {
			assertThat(application.context().getBean(CorsExplainer.class).shadowedRules())
				.extracting((shadowed) -> shadowed.rule().name())
				.containsExactlyInAnyOrder("The bean `everywhere` (`CorsFilter`)",
						"The bean `source` (`UrlBasedCorsConfigurationSource`)");
		}
		try (RunningApplication application = start(Server.NETTY, ReactiveBeans.class, "/api/**")) {
			assertThat(application.context().getBean(CorsExplainer.class).shadowedRules())
				.extracting((shadowed) -> shadowed.rule().name())
				.containsExactlyInAnyOrder("The bean `everywhere` (`CorsWebFilter`)",
						"The bean `source` (`UrlBasedCorsConfigurationSource`)");
		}
	}

	@Test
	void aFilterIsNamedByWhatRegistersIt() {
		try (RunningApplication application = start(Server.TOMCAT, RegisteredFilters.class, "/api/**")) {
			assertThat(shadowed(application))
				.containsExactly("The bean `registration` (`CorsFilter`) [/api/old/**] [web]");
		}
	}

	@ParameterizedTest
	@EnumSource
	void oddMappingsStopNothing(Server server) {
		try (RunningApplication application = start(server, Odd.class, "/**")) {
			assertThat(shadowed(application))
				.containsExactly("`@CrossOrigin` on `Rootless` [/, /x/{id:[a-z]{2}}] [web]");
		}
	}

	@Test
	void pathOfTheServletBelongsToTheRule() {
		try (RunningApplication application = start(Server.TOMCAT, Application.class, "/app/plain/**",
				"spring.mvc.servlet.path=/app")) {
			assertThat(shadowed(application))
				.containsExactly("`@CrossOrigin` on `Plain#annotated` [/app/plain/annotated/{id}] [web]");
		}
	}

	@Test
	void theWarningBelongsToThePolicy() {
		try (RunningApplication application = start(Server.TOMCAT, Application.class, "/plain/**")) {
			CorsExplainer explainer = application.context().getBean(CorsExplainer.class);
			assertThat(explainer.warnings()).singleElement().satisfies((warning) -> {
				assertThat(warning.code().name()).isEqualTo("RULE_SHADOWED");
				assertThat(warning.code().severity()).isEqualTo(CorsViolation.Severity.WARNING);
				assertThat(warning.policy()).isEqualTo("web");
				assertThat(warning.property()).isEqualTo("cors.policies.web.paths");
			});
			assertThat(explainer.shadowedRules()).extracting(ShadowedRule::policies).containsExactly(List.of("web"));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Annotated.class, Plain.class, Mvc.class, WebFlux.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Rootless.class)
	static class Odd {

	}

	@RestController
	@CrossOrigin(OTHER)
	static class Rootless {

		@GetMapping
		String root() {
			return "root";
		}

		@GetMapping("/x/{id:[a-z]{2}}")
		String constrained() {
			return "constrained";
		}

	}

	@RestController
	@CrossOrigin(OTHER)
	static class Annotated {

		@GetMapping("/annotated/one")
		String one() {
			return "one";
		}

		@GetMapping("/annotated/two")
		String two() {
			return "two";
		}

	}

	@RestController
	static class Plain {

		@GetMapping("/plain/annotated/{id}")
		@CrossOrigin(OTHER)
		String annotated() {
			return "annotated";
		}

		@GetMapping({ "/plain/x", "/global/x", "/global/private/{id}" })
		String plain() {
			return "plain";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Mvc implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/global/**").allowedOrigins(OTHER);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class WebFlux implements WebFluxConfigurer {

		@Override
		public void addCorsMappings(org.springframework.web.reactive.config.CorsRegistry registry) {
			registry.addMapping("/global/**").allowedOrigins(OTHER);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ServletBeans {

		@Bean
		org.springframework.web.cors.UrlBasedCorsConfigurationSource source() {
			var source = new org.springframework.web.cors.UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/api/old/**", new CorsConfiguration());
			return source;
		}

		@Bean
		CorsFilter everywhere(org.springframework.web.cors.UrlBasedCorsConfigurationSource source) {
			return new CorsFilter(source);
		}

		@Bean
		FilterRegistrationBean<CorsFilter> elsewhere(
				org.springframework.web.cors.UrlBasedCorsConfigurationSource source) {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new CorsFilter(source));
			registration.addUrlPatterns("/elsewhere/*");
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class RegisteredFilters {

		@Bean
		CorsFilter registered() {
			return new CorsFilter(new org.springframework.web.cors.UrlBasedCorsConfigurationSource());
		}

		@Bean
		FilterRegistrationBean<CorsFilter> registration(@Qualifier("registered") CorsFilter registered) {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(registered);
			registration.addUrlPatterns("/api/old/*");
			return registration;
		}

		@Bean
		CorsFilter disabled() {
			return new CorsFilter(new org.springframework.web.cors.UrlBasedCorsConfigurationSource());
		}

		@Bean
		FilterRegistrationBean<CorsFilter> nothing(@Qualifier("disabled") CorsFilter disabled) {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(disabled);
			registration.setEnabled(false);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ReactiveBeans {

		@Bean
		org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource source() {
			var source = new org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/api/old/**", new CorsConfiguration());
			return source;
		}

		@Bean
		org.springframework.web.cors.reactive.CorsWebFilter everywhere(
				org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource source) {
			return new org.springframework.web.cors.reactive.CorsWebFilter(source);
		}

	}

}
