package io.github.corsstarter.autoconfigure.explain;

import java.util.List;

import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.validation.CorsViolation;
import org.example.HomeGrownFilter;
import org.example.HomeGrownWebFilter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that explanations tell the truth about an application: they are compared with
 * what a real server answers.
 */
@Tag("once")
class ExplainedApplicationTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.test";

	private static final String POLICY = "cors.policies.web.";

	private static final String[] WITH_CONTEXT_PATH = { POLICY + "paths=/shop/v1/**",
			POLICY + "allowed-origins=" + SHOP };

	private static String contextPath(Server on) {
		return (on != Server.NETTY) ? "server.servlet.context-path=/shop/" : "spring.webflux.base-path=/shop";
	}

	@ParameterizedTest
	@EnumSource
	void contextPathIsTakenOffUrlsAndPaths(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, contextPath(on),
				POLICY + "paths=/v1/**", POLICY + "allowed-origins=" + SHOP)) {
			CorsExplanation explanation = server.explain("PUT", server.port(), "/shop/v1/x", SHOP);
			assertThat(explanation.policy()).isEqualTo("web");
			assertThat(explanation.browser().readable()).isTrue();
			assertThat(server.explain("GET", server.port(), "/shop/v1/x", EVIL).browser().readable()).isFalse();
			String encoded = (on != Server.NETTY) ? "web" : null;
			assertThat(server.explain("GET", server.port(), "/%73hop/v1/x", SHOP).policy()).isEqualTo(encoded);
			assertThat(server.explainer().explain("/shop/v1/x", Scripts.get(SHOP)).policy()).isEqualTo("web");
			assertThat(server.explainer().explain("/v1/x", Scripts.get(SHOP)).policy()).isEqualTo("web");
			assertThat(server.explain("GET", server.port(), "/v1/x", SHOP).summary())
				.startsWith("`/v1/x` is outside this application, which is at `/shop`");
			assertThat(server.warnings()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void patternWithContextPathIsCorrectedInOneCall(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, contextPath(on), WITH_CONTEXT_PATH[0],
				WITH_CONTEXT_PATH[1])) {
			CorsExplanation explanation = server.explain("GET", server.port(), "/shop/v1/x", EVIL);
			assertThat(explanation.policy()).isNull();
			assertThat(explanation.fixes()).extracting(Fix::property)
				.containsExactly("cors.policies.web.paths[0]", "cors.policies.web.allowed-origins");
			assertThat(explanation.summary())
				.contains("Write `/v1/**` instead of `/shop/v1/**` in " + "`cors.policies.web.paths[0]`");
			assertThat(explanation.yaml()).isEqualTo("""
					cors:
					  policies:
					    web:
					      paths:
					        - /v1/**
					      allowed-origins:
					        - https://shop.example.com
					        - https://evil.test
					""");
			assertThat(server.warnings()).extracting((warning) -> warning.code().name())
				.containsExactly("PATH_WITH_CONTEXT_PATH");
			assertThat(server.warnings()).flatExtracting(CorsViolation::suggestions).containsExactly("/v1/**");
		}
	}

	@ParameterizedTest
	@EnumSource
	void segmentLikeTheContextPathIsRightWhereHandlersHaveIt(Server on) {
		String property = (on != Server.NETTY) ? "server.servlet.context-path=/v1" : "spring.webflux.base-path=/v1";
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, property, POLICY + "paths=/v1/**",
				POLICY + "allowed-origins=" + SHOP)) {
			assertThat(server.explain("GET", server.port(), "/v1/v1/x", SHOP).policy()).isEqualTo("web");
			assertThat(server.explainer().explain("/v1/x", Scripts.get(SHOP)).policy()).isEqualTo("web");
			assertThat(server.warnings()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void patternsThatStartWithAVariableAreNotWarnedAbout(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, contextPath(on),
				POLICY + "paths=/*/a,/{tenant}/b/**,/**,/shopping/**", POLICY + "allowed-origins=" + SHOP)) {
			assertThat(server.warnings()).extracting((warning) -> warning.code().name()).containsOnly("RULE_SHADOWED");
		}
	}

	@Test
	void pathOfTheServletBelongsToPatterns() {
		try (ExplainedServer server = ExplainedServer.start(Server.TOMCAT, Handlers.class,
				"spring.mvc.servlet.path=/app", POLICY + "paths=/v1/**", POLICY + "allowed-origins=" + SHOP)) {
			CorsExplanation explanation = server.explain("GET", server.port(), "/app/v1/x", SHOP);
			assertThat(explanation.policy()).isNull();
			assertThat(explanation.summary()).contains("Write `/app/v1/**` instead of `/v1/**`");
			assertThat(server.warnings()).extracting((warning) -> warning.code().name())
				.containsExactly("PATH_WITHOUT_SERVLET_PATH");
		}
		try (ExplainedServer server = ExplainedServer.start(Server.TOMCAT, Handlers.class,
				"spring.mvc.servlet.path=/app", POLICY + "paths=/app/v1/**,/*/x", POLICY + "allowed-origins=" + SHOP)) {
			assertThat(server.explain("PUT", server.port(), "/app/v1/x", SHOP).browser().readable()).isTrue();
			assertThat(server.explain("GET", server.port(), "/app/annotated", SHOP).decidedBy())
				.isEqualTo("`@CrossOrigin` on `Handlers#annotated`");
			assertThat(server.warnings()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void ruleOfTheApplicationDecidesWhereNoPolicyDoes(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, POLICY + "paths=/owned/**",
				POLICY + "allowed-origins=" + SHOP)) {
			CorsExplanation annotated = server.explain("GET", server.port(), "/annotated", SHOP);
			assertThat(annotated.browser().readable()).isTrue();
			assertThat(annotated.browser().visibleHeaders()).containsExactly("etag");
			assertThat(annotated.decidedBy()).isEqualTo("`@CrossOrigin` on `Handlers#annotated`");
			assertThat(server.explain("PUT", server.port(), "/annotated", SHOP).browser().readable()).isTrue();
			assertThat(server.explain("GET", server.port(), "/annotated", EVIL).browser().readable()).isFalse();
			assertThat(server.explain("PUT", server.port(), "/annotated", EVIL).browser().sent()).isFalse();
			assertThat(server.explain("DELETE", server.port(), "/annotated", SHOP).browser().readable())
				.isNotEqualTo(Boolean.TRUE);
			CorsExplanation global = server.explain("GET", server.port(), "/global/x", SHOP);
			assertThat(global.browser().readable()).isTrue();
			assertThat(global.decidedBy()).isEqualTo("The global CORS configuration (`addCorsMappings`)");
			assertThat(server.explain("PUT", server.port(), "/global/x", SHOP).browser().readable()).isTrue();
			assertThat(server.explain("GET", server.port(), "/global/x", EVIL).browser().readable()).isFalse();
			assertThat(server.explain("GET", server.port(), "/global/route", SHOP).browser().readable()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatOnlyTheHandlerKnowsIsUnknown(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, POLICY + "paths=/owned/**",
				POLICY + "allowed-origins=" + SHOP)) {
			CorsExplanation plain = server.explain("GET", server.port(), "/v1/x", SHOP);
			assertThat(plain.browser().readable()).isNull();
			assertThat(plain.summary()).contains("the handler `Handlers#plain` may answer in its own way");
			assertThat(server.explain("PUT", server.port(), "/v1/x", SHOP).browser().readable()).isFalse();
			assertThat(server.explain("GET", server.port(), "/nowhere", SHOP).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void foreignFilterMakesItUnknown(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, ForeignFilters.class, POLICY + "paths=/owned/**",
				POLICY + "allowed-origins=" + SHOP)) {
			CorsExplanation explanation = server.explain("GET", server.port(), "/nowhere", SHOP);
			assertThat(explanation.browser().readable()).isNull();
			assertThat(explanation.summary()).contains("the filter ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void filterOfSpringDecides(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, CorsFilters.class, POLICY + "paths=/owned/**",
				POLICY + "allowed-origins=" + SHOP)) {
			CorsExplanation explanation = server.explain("GET", server.port(), "/v1/x", SHOP);
			assertThat(explanation.browser().readable()).isTrue();
			assertThat(explanation.decidedBy()).contains("bean `springFilter`");
			assertThat(server.explain("PUT", server.port(), "/v1/x", SHOP).browser().readable()).isTrue();
			assertThat(server.explain("PUT", server.port(), "/v1/x", EVIL).browser().sent()).isFalse();
			assertThat(server.explain("GET", server.port(), "/v1/x", EVIL).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void propertiesOfTheActuatorDecide(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, POLICY + "paths=/owned/**",
				POLICY + "allowed-origins=" + EVIL, "management.endpoints.web.cors.allowed-origins=" + SHOP,
				"management.endpoints.web.cors.allowed-methods=GET")) {
			CorsExplanation explanation = server.explain("GET", server.port(), "/actuator/cors", SHOP);
			assertThat(explanation.browser().readable()).isTrue();
			assertThat(explanation.decidedBy()).isEqualTo("`management.endpoints.web.cors.*`");
			assertThat(server.explain("GET", server.port(), "/actuator/cors", EVIL).browser().readable()).isFalse();
			assertThat(server.explain("PUT", server.port(), "/actuator/cors", SHOP).browser().sent()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void policiesOwnTheActuatorOnThePortOfTheApplication(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, POLICY + "paths=/**",
				POLICY + "allowed-origins=" + SHOP)) {
			assertThat(server.explain("GET", server.port(), "/actuator/cors", SHOP).policy()).isEqualTo("web");
			assertThat(server.explain("GET", server.port(), "/actuator/cors", EVIL).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void policiesDoNotApplyOnAManagementPort(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, POLICY + "paths=/**",
				POLICY + "allowed-origins=" + EVIL, "management.server.port=0", "management.server.base-path=/manage",
				"management.endpoints.web.cors.allowed-origins=" + SHOP)) {
			CorsExplanation allowed = server.explain("GET", server.managementPort(), "/manage/actuator/cors", SHOP);
			assertThat(allowed.browser().readable()).isTrue();
			assertThat(allowed.decidedBy()).isEqualTo("`management.endpoints.web.cors.*`");
			assertThat(
					server.explain("GET", server.managementPort(), "/manage/actuator/cors", EVIL).browser().readable())
				.isFalse();
			assertThat(server.explainer().explain("/manage/actuator/cors", Scripts.get(SHOP)).browser().readable())
				.isTrue();
			assertThat(server.explain("GET", server.port(), "/manage/actuator/cors", EVIL).policy()).isEqualTo("web");
		}
	}

	@Test
	void handshakeThatSpringRefusesDoesNotPass() {
		try (ExplainedServer server = ExplainedServer.start(Server.TOMCAT, WebSockets.class, POLICY + "paths=/ws/**",
				POLICY + "allowed-origins=" + SHOP + "," + EVIL)) {
			CorsExplanation refused = server.handshake("/ws/same", SHOP);
			assertThat(refused.browser().readable()).isFalse();
			assertThat(refused.summary()).contains("`setAllowedOrigins`").contains("refuses the origin");
			assertThat(server.handshake("/ws/listed", SHOP).browser().readable()).isTrue();
			assertThat(server.handshake("/ws/listed", EVIL).browser().readable()).isFalse();
			assertThat(server.handshake("/ws/listed", "https://other.test").summary()).startsWith("ORIGIN_NOT_ALLOWED");
			assertThat(server.handshake("/unowned/listed", SHOP).browser().readable()).isTrue();
			assertThat(server.handshake("/unowned/same", SHOP).browser().readable()).isFalse();
			assertThat(server.handshake("/unowned/same", "http://localhost:" + server.port()).browser().readable())
				.isTrue();
			assertThat(server.handshake("/sockjs/1/abc/websocket", EVIL).browser().readable()).isFalse();
			assertThat(server.handshake("/sockjs/1/abc/websocket", SHOP).browser().readable()).isTrue();
			assertThat(server.handshake("/nowhere", SHOP).browser().readable()).isFalse();
			assertThat(server.explain("GET", server.port(), "/sockjs/info", SHOP).browser().readable()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void formPostIsJudgedAsOne(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Handlers.class, POLICY + "paths=/**",
				POLICY + "allowed-origins=" + SHOP, "cors.policies.sign-in.paths=/login/**",
				"cors.policies.sign-in.allowed-origins=https://idp.example",
				"cors.policies.sign-in.refused-requests=forward")) {
			CorsExplanation refused = server.formPost("/v1/x", "https://idp.example");
			assertThat(refused.browser().readable()).isFalse();
			assertThat(refused.summary()).contains(
					"For a sign-in callback, allow the origin on this path, or set " + "`refused-requests: forward`");
			assertThat(server.formPost("/login/saml2/sso/a", "https://idp.example").browser().readable()).isTrue();
			assertThat(server.formPost("/login/saml2/sso/a", "https://other.example").browser().readable()).isTrue();
		}
	}

	@Test
	void startWarnsOfSamlCallbacksThatAPolicyRefuses() {
		String registration = "spring.security.saml2.relyingparty.registration.okta.";
		String url = registration + "assertingparty.singlesignon.url=https://idp.example/sso";
		try (ExplainedServer server = ExplainedServer.start(Server.TOMCAT, Handlers.class, POLICY + "paths=/**",
				POLICY + "allowed-origins=" + SHOP, url)) {
			List<CorsViolation> warnings = server.warnings();
			assertThat(warnings).extracting((warning) -> warning.code().name()).containsOnlyOnce("SIGN_IN_REFUSED");
			assertThat(warnings.get(0).sentence()).contains("`https://idp.example`", "`/login/saml2/sso/okta`");
		}
		try (ExplainedServer server = ExplainedServer.start(Server.TOMCAT, Handlers.class, POLICY + "paths=/**",
				POLICY + "allowed-origins=" + SHOP, "cors.policies.saml.paths=/login/saml2/sso/**",
				"cors.policies.saml.allowed-origins=https://idp.example", url)) {
			assertThat(server.warnings()).extracting((warning) -> warning.code().name())
				.doesNotContain("SIGN_IN_REFUSED");
		}
	}

	private static CorsConfiguration configuration() {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.addAllowedOrigin(SHOP);
		configuration.addAllowedMethod("*");
		return configuration;
	}

	@RestController
	@Import({ ServletRules.class, ReactiveRules.class })
	static class Handlers {

		@GetMapping({ "/v1/x", "/nested/x" })
		String plain() {
			return "plain";
		}

		@PutMapping("/v1/x")
		String put() {
			return "put";
		}

		@CrossOrigin(origins = SHOP, exposedHeaders = "ETag")
		@GetMapping("/annotated")
		String annotated() {
			return "annotated";
		}

		@CrossOrigin(origins = SHOP)
		@PutMapping("/annotated")
		String annotatedPut() {
			return "annotated";
		}

		@GetMapping("/global/x")
		String global() {
			return "global";
		}

		@PutMapping("/global/x")
		String globalPut() {
			return "global";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletRules implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/global/**").allowedOrigins(SHOP).allowedMethods("GET", "PUT");
		}

		@Bean
		RouterFunction<ServerResponse> route() {
			return RouterFunctions.route().GET("/global/route", (request) -> ServerResponse.ok().build()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveRules implements WebFluxConfigurer {

		@Override
		public void addCorsMappings(org.springframework.web.reactive.config.CorsRegistry registry) {
			registry.addMapping("/global/**").allowedOrigins(SHOP).allowedMethods("GET", "PUT");
		}

		@Bean
		org.springframework.web.reactive.function.server.RouterFunction<?> route() {
			return org.springframework.web.reactive.function.server.RouterFunctions.route()
				.GET("/global/route",
						(request) -> org.springframework.web.reactive.function.server.ServerResponse.ok().build())
				.build();
		}

	}

	@Import({ Handlers.class, ServletForeignFilter.class, ReactiveForeignFilter.class })
	static class ForeignFilters {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletForeignFilter {

		@Bean
		jakarta.servlet.Filter foreign() {
			return new HomeGrownFilter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveForeignFilter {

		@Bean
		WebFilter foreign() {
			return new HomeGrownWebFilter();
		}

	}

	@Import({ Handlers.class, ServletCorsFilter.class, ReactiveCorsFilter.class })
	static class CorsFilters {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletCorsFilter {

		@Bean
		CorsFilter springFilter() {
			return new CorsFilter((request) -> configuration());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveCorsFilter {

		@Bean
		org.springframework.web.cors.reactive.CorsWebFilter springFilter() {
			return new org.springframework.web.cors.reactive.CorsWebFilter((exchange) -> configuration());
		}

	}

}
