package io.github.corsstarter.autoconfigure.explain;

import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplanation;
import org.example.HomeGrownFilter;
import org.example.HomeGrownWebFilter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that explanations tell the truth where Spring Security answers.
 */
@Tag("neighbor")
class ExplainedSecurityTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String PARTNER = "https://partner.example.org";

	private static final String EVIL = "https://evil.test";

	private static final String[] POLICY = { "cors.policies.web.paths=/owned/**",
			"cors.policies.web.allowed-origins=" + SHOP };

	private static CorsConfiguration configuration(String origin) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.addAllowedOrigin(origin);
		configuration.addAllowedMethod("*");
		return configuration;
	}

	private static void assertFollows(ExplainedServer server, String path, String allowed, String refused,
			String decidedBy) {
		CorsExplanation explanation = server.explain("GET", path, allowed);
		assertThat(explanation.browser().readable()).isTrue();
		assertThat(explanation.decidedBy()).isEqualTo(decidedBy);
		assertThat(server.explain("PUT", path, allowed).browser().readable()).isTrue();
		assertThat(server.explain("GET", path, refused).browser().readable()).isFalse();
		assertThat(server.explain("PUT", path, refused).browser().sent()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void sourceBeanDecidesForServlets(Server on) {
		try (ExplainedServer server = ExplainedServer.secured(on, SourceBean.class, POLICY)) {
			assertFollows(server, "/annotated/x", SHOP, EVIL, "`http.cors()` of Spring Security (bean `chain`)");
			CorsExplanation outside = server.explain("PUT", "/other/annotated", SHOP);
			assertThat(outside.browser().sent()).isFalse();
			assertThat(outside.decidedBy()).isEqualTo("`http.cors()` of Spring Security (bean `chain`)");
			assertThat(server.explain("GET", "/other/annotated", SHOP).browser().readable()).isNull();
		}
	}

	@Test
	void sourceBeanDecidesForReactiveApplications() {
		try (ExplainedServer server = ExplainedServer.secured(Server.NETTY, ReactiveSourceBean.class, POLICY)) {
			assertFollows(server, "/annotated/x", SHOP, EVIL, "`cors()` of Spring Security (bean `chain`)");
			assertThat(server.explain("PUT", "/other/annotated", SHOP).browser().sent()).isFalse();
			assertThat(server.explain("GET", "/other/annotated", SHOP).browser().readable()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void handlersDecideThroughSpringSecurityWithoutSource(Server on) {
		try (ExplainedServer server = ExplainedServer.secured(on, WithoutSource.class, POLICY)) {
			assertFollows(server, "/annotated/x", SHOP, EVIL, "`http.cors()` of Spring Security (bean `chain`)");
			assertThat(server.explain("PUT", "/plain/x", SHOP).browser().sent()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void eachChainHasItsOwnRule(Server on) {
		boolean reactive = on == Server.NETTY;
		String cors = reactive ? "`cors()`" : "`http.cors()`";
		try (ExplainedServer server = ExplainedServer.secured(on, reactive ? ReactiveChains.class : Chains.class,
				POLICY)) {
			assertFollows(server, "/api/x", SHOP, PARTNER, cors + " of Spring Security (bean `apiChain`)");
			assertFollows(server, "/partner/x", PARTNER, SHOP, cors + " of Spring Security (bean `partnerChain`)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void chainWithoutCorsRefusesPreflights(Server on) {
		boolean reactive = on == Server.NETTY;
		try (ExplainedServer server = ExplainedServer.secured(on, reactive ? ReactiveChains.class : Chains.class,
				POLICY)) {
			CorsExplanation preflight = server.explain("PUT", "/plain/annotated", SHOP);
			assertThat(preflight.browser().sent()).isEqualTo(reactive ? null : Boolean.FALSE);
			assertThat(preflight.summary()).contains("Spring Security, which has no ");
			CorsExplanation actual = server.explain("GET", "/plain/annotated", SHOP);
			assertThat(actual.browser().readable()).isNull();
			assertThat(actual.summary()).contains("Spring Security, which has no ");
			assertThat(server.explain("GET", "/plain/annotated", EVIL).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void whatIsOpenToEverybodyReachesItsHandler(Server on) {
		try (ExplainedServer server = ExplainedServer.secured(on, Chains.class, POLICY)) {
			CorsExplanation open = server.explain("GET", "/open/annotated", SHOP);
			assertThat(open.browser().readable()).isTrue();
			assertThat(open.decidedBy()).isEqualTo("`@CrossOrigin` on `Handlers#annotated`");
			CorsExplanation put = server.explain("PUT", "/open/annotated", SHOP);
			assertThat(put.browser().preflightPasses()).isTrue();
			assertThat(put.browser().readable()).isNull();
			assertThat(server.explain("GET", "/open/annotated", SHOP, new HeaderField("Authorization", "Bearer x"))
				.browser()
				.readable()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void foreignFilterOfAChainMakesItUnknown(Server on) {
		boolean reactive = on == Server.NETTY;
		try (ExplainedServer server = ExplainedServer.secured(on, reactive ? ReactiveChains.class : Chains.class,
				POLICY)) {
			CorsExplanation explanation = server.explain("GET", "/home/nowhere", SHOP);
			assertThat(server.isReadable("GET", "/home/nowhere", SHOP)).isTrue();
			assertThat(explanation.browser().readable()).isNull();
			assertThat(explanation.summary()).contains("the filter `HomeGrown");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void headerWriterMakesItUnknown(Server on) {
		try (ExplainedServer server = ExplainedServer.secured(on, Chains.class, POLICY)) {
			CorsExplanation explanation = server.explain("GET", "/writer/nowhere", SHOP);
			assertThat(server.isReadable("GET", "/writer/nowhere", SHOP)).isTrue();
			assertThat(explanation.browser().readable()).isNull();
			assertThat(explanation.summary()).contains("a header writer of Spring Security");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void filterBehindSpringSecurityComesTooLate(Server on) {
		try (ExplainedServer server = ExplainedServer.secured(on, Chains.class, POLICY)) {
			assertThat(server.explain("PUT", "/late/x", SHOP).browser().sent()).isFalse();
			assertThat(server.isReadable("GET", "/late/x", SHOP)).isFalse();
			assertThat(server.explain("GET", "/late/x", SHOP).browser().readable()).isNull();
			assertThat(server.explain("GET", "/late/x", EVIL).browser().readable()).isFalse();
			assertFollows(server, "/early/x", SHOP, EVIL, "The `CorsFilter` bean `early`");
		}
	}

	@RestController
	static class Handlers {

		@RequestMapping({ "/annotated/x", "/other/annotated", "/plain/annotated", "/open/annotated" })
		@CrossOrigin(origins = SHOP, methods = { RequestMethod.GET, RequestMethod.PUT })
		String annotated() {
			return "annotated";
		}

		@RequestMapping({ "/plain/x", "/api/x", "/partner/x", "/late/x", "/early/x" })
		String plain() {
			return "plain";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(WithoutSource.class)
	static class SourceBean {

		@Bean
		CorsConfigurationSource corsConfigurationSource() {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/annotated/**", configuration(SHOP));
			return source;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class WithoutSource {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.cors(Customizer.withDefaults())
				.httpBasic(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class ReactiveSourceBean {

		@Bean
		org.springframework.web.cors.reactive.CorsConfigurationSource corsConfigurationSource() {
			org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource source = new org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/annotated/**", configuration(SHOP));
			return source;
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.cors(Customizer.withDefaults())
				.httpBasic(Customizer.withDefaults())
				.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class Chains {

		@Bean
		@Order(1)
		SecurityFilterChain apiChain(HttpSecurity http) {
			return authenticated(http, "/api/**")
				.cors((cors) -> cors.configurationSource((request) -> configuration(SHOP)))
				.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain partnerChain(HttpSecurity http) {
			return http.securityMatcher("/partner/**")
				.cors((cors) -> cors.configurationSource((request) -> configuration(PARTNER)))
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

		@Bean
		@Order(3)
		SecurityFilterChain plainChain(HttpSecurity http) {
			return authenticated(http, "/plain/**", "/late/**", "/early/**").build();
		}

		@Bean
		@Order(4)
		SecurityFilterChain openChain(HttpSecurity http) {
			return http.securityMatcher("/open/**")
				.httpBasic(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.requestMatchers(CorsUtils::isPreFlightRequest)
					.permitAll()
					.requestMatchers(HttpMethod.GET)
					.permitAll()
					.anyRequest()
					.authenticated())
				.build();
		}

		@Bean
		@Order(5)
		SecurityFilterChain homeChain(HttpSecurity http) {
			return authenticated(http, "/home/**").addFilterBefore(new HomeGrownFilter(), AuthorizationFilter.class)
				.build();
		}

		@Bean
		@Order(6)
		SecurityFilterChain writerChain(HttpSecurity http) {
			return authenticated(http, "/writer/**").headers(
					(headers) -> headers.addHeaderWriter(new StaticHeadersWriter("Access-Control-Allow-Origin", "*")))
				.build();
		}

		private static HttpSecurity authenticated(HttpSecurity http, String... paths) {
			return http.securityMatcher(paths)
				.httpBasic(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		}

		@Bean
		FilterRegistrationBean<CorsFilter> late() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(
					new CorsFilter((request) -> configuration(SHOP)));
			registration.addUrlPatterns("/late/*");
			return registration;
		}

		@Bean
		FilterRegistrationBean<CorsFilter> early() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(
					new CorsFilter((request) -> configuration(SHOP)));
			registration.addUrlPatterns("/early/*");
			registration.setOrder(-200);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class ReactiveChains {

		@Bean
		@Order(1)
		SecurityWebFilterChain apiChain(ServerHttpSecurity http) {
			return authenticated(http, "/api/**")
				.cors((cors) -> cors.configurationSource((exchange) -> configuration(SHOP)))
				.build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain partnerChain(ServerHttpSecurity http) {
			return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/partner/**"))
				.cors((cors) -> cors.configurationSource((exchange) -> configuration(PARTNER)))
				.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
				.build();
		}

		@Bean
		@Order(3)
		SecurityWebFilterChain plainChain(ServerHttpSecurity http) {
			return authenticated(http, "/plain/**").build();
		}

		@Bean
		@Order(4)
		SecurityWebFilterChain homeChain(ServerHttpSecurity http) {
			return authenticated(http, "/home/**")
				.addFilterBefore(new HomeGrownWebFilter(), SecurityWebFiltersOrder.AUTHORIZATION)
				.build();
		}

		private static ServerHttpSecurity authenticated(ServerHttpSecurity http, String path) {
			return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher(path))
				.httpBasic(Customizer.withDefaults())
				.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
		}

	}

}
