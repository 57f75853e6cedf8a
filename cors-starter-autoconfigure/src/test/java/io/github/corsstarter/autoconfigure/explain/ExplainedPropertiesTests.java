package io.github.corsstarter.autoconfigure.explain;

import io.github.corsstarter.autoconfigure.support.Handshakes;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplanation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that explanations tell the truth where Spring Boot's own properties decide.
 */
@Tag("once")
class ExplainedPropertiesTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.test";

	private static final String PATHS = "cors.policies.web.paths=/owned/**";

	private static final String ORIGINS = "cors.policies.web.allowed-origins=" + SHOP;

	private static final String ACTUATOR = "management.endpoints.web.cors.";

	private static final HeaderField JSON = new HeaderField("Content-Type", "application/json");

	@ParameterizedTest
	@CsvSource({ "TOMCAT, /actuator, /actuator/health", "JETTY, /actuator, /actuator/health",
			"NETTY, /actuator, /actuator/health", "TOMCAT, /, /health", "JETTY, /, /health", "NETTY, /, /health",
			"TOMCAT, /manage, /manage/health", "NETTY, /manage, /manage/health", "TOMCAT, /manage, /manage",
			"NETTY, /manage, /manage" })
	void actuatorFollowsItsProperties(Server on, String basePath, String path) {
		try (ExplainedServer server = ExplainedServer.start(on, Empty.class, PATHS, ORIGINS,
				"management.endpoints.web.base-path=" + basePath,
				ACTUATOR + "allowed-origin-patterns=https://*.example.com", ACTUATOR + "allowed-methods=GET,POST",
				ACTUATOR + "allowed-headers=Content-Type", ACTUATOR + "exposed-headers=ETag",
				ACTUATOR + "allow-credentials=true", ACTUATOR + "max-age=60s")) {
			CorsExplanation explanation = server.explain("GET", path, SHOP);
			assertThat(explanation.browser().readable()).isTrue();
			assertThat(explanation.browser().visibleHeaders()).containsExactly("etag");
			assertThat(explanation.decidedBy()).isEqualTo("`management.endpoints.web.cors.*`");
			assertThat(server.explain("GET", path, SHOP, JSON).browser().readable()).isTrue();
			assertThat(server.explain("GET", path, SHOP, new HeaderField("X-Key", "1")).browser().sent()).isFalse();
			assertThat(server.explain("DELETE", path, SHOP).browser().sent()).isFalse();
			assertThat(server.explain("GET", path, EVIL).browser().readable()).isFalse();
			assertThat(server.explain("POST", path, EVIL).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void endpointsAddNoHeadersWithoutProperties(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Empty.class, PATHS, ORIGINS)) {
			assertThat(server.explain("GET", "/actuator/health", SHOP).browser().readable()).isFalse();
			assertThat(server.explain("GET", "/actuator", SHOP).browser().readable()).isFalse();
			assertThat(server.explain("PUT", "/actuator/health", SHOP).browser().sent()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void managementPortFollowsThemToo(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Empty.class, PATHS, ORIGINS, "management.server.port=0",
				"management.endpoints.web.base-path=/", ACTUATOR + "allowed-origins=" + SHOP)) {
			CorsExplanation explanation = server.explain("GET", server.managementPort(), "/health", SHOP);
			assertThat(explanation.browser().readable()).isTrue();
			assertThat(explanation.decidedBy()).isEqualTo("`management.endpoints.web.cors.*`");
			assertThat(server.explain("GET", server.managementPort(), "/health", EVIL).browser().readable()).isFalse();
			assertThat(server.explain("PUT", server.managementPort(), "/health", SHOP).browser().sent()).isFalse();
			assertThat(server.explain("GET", "/health", SHOP).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "TOMCAT, /graphql, ''", "JETTY, /graphql, ''", "NETTY, /graphql, ''",
			"TOMCAT, /app/query, spring.mvc.servlet.path=/app", "JETTY, /app/query, spring.mvc.servlet.path=/app",
			"NETTY, /app/query, spring.webflux.base-path=/app" })
	void graphQlFollowsItsProperties(Server on, String path, String prefix) {
		String own = path.endsWith("/query") ? "/query" : "/graphql";
		try (ExplainedServer server = ExplainedServer.start(on, Empty.class, PATHS, ORIGINS,
				"spring.graphql.schema.locations=classpath:/explain/graphql/", "spring.graphql.http.path=" + own,
				"spring.graphql.cors.allowed-origins=" + SHOP, "spring.graphql.cors.allowed-methods=POST",
				"spring.graphql.cors.allowed-headers=content-type", prefix.isEmpty() ? "any=any" : prefix)) {
			CorsExplanation explanation = server.explain("POST", path, SHOP, JSON);
			assertThat(explanation.browser().preflightNeeded()).isTrue();
			assertThat(explanation.browser().readable()).isTrue();
			assertThat(explanation.decidedBy()).isEqualTo("`spring.graphql.cors.*`");
			assertThat(server.explain("POST", path, EVIL, JSON).browser().sent()).isFalse();
			assertThat(server.explain("POST", path, SHOP, JSON, new HeaderField("X-Key", "1")).browser().sent())
				.isFalse();
			assertThat(server.explain("PUT", path, SHOP, JSON).browser().sent()).isFalse();
			assertThat(server.explain("POST", path, EVIL).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void graphQlWithoutPropertiesIsNotReadable(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Empty.class, PATHS, ORIGINS,
				"spring.graphql.schema.locations=classpath:/explain/graphql/")) {
			assertThat(server.explain("POST", "/graphql", SHOP, JSON).browser().sent()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "JETTY, https://other.example.com, false", "JETTY, https://shop.example.com, true",
			"NETTY, https://other.example.com, true", "NETTY, https://shop.example.com, true" })
	void graphQlOverWebSocketIsForThePolicyAndThenForItsHandler(Server on, String origin, boolean opens) {
		try (ExplainedServer server = ExplainedServer.start(on, Handshakes.class, "cors.policies.web.paths=/graphql/**",
				"cors.policies.web.allowed-origins=" + SHOP,
				"spring.graphql.schema.locations=classpath:/explain/graphql/",
				"spring.graphql.websocket.path=/graphql/socket", "spring.graphql.cors.allowed-origins=" + origin)) {
			assertThat(server.handshake("/graphql/socket", SHOP).browser().readable()).isEqualTo(opens);
			assertThat(server.handshake("/graphql/socket", EVIL).browser().readable()).isFalse();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
