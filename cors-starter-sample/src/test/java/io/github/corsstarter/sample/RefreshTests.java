package io.github.corsstarter.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.corsstarter.autoconfigure.CorsProperties;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a refresh of Spring Cloud changes the policies together with their
 * properties, and does not fail at a mistake in them.
 */
class RefreshTests {

	private static final String ORIGINS = "cors.policies.partner.allowed-origins";

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void policiesFollowTogetherWithTheirProperties(String type) {
		Map<String, Object> properties = new HashMap<>();
		try (ConfigurableApplicationContext context = start(type, properties)) {
			properties.put(ORIGINS, "https://other.example.org");
			properties.put("rebound.value", "changed");
			context.getBean(ContextRefresher.class).refresh();
			assertThat(context.getBean(Rebound.class).getValue()).isEqualTo("changed");
			assertThat(context.getBean(CorsProperties.class).getPolicies().get("partner").getAllowedOrigins())
				.isEqualTo(List.of("https://other.example.org"))
				.isEqualTo(context.getBean(CorsPolicyRegistry.class).policy("partner").allowedOrigins());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.policies.partner.max-age", "cors.debug", ORIGINS, "cors.own-origin" })
	void aWrongValueStopsNoRefreshOfOtherBeans(String property) {
		Map<String, Object> properties = new HashMap<>();
		try (ConfigurableApplicationContext context = start("servlet", properties)) {
			String before = context.getBean(Scoped.class).id();
			properties.put(property, "https://wrong.example/ soon");
			context.getBean(ContextRefresher.class).refresh();
			assertThat(context.getBean(Scoped.class).id()).isNotEqualTo(before);
			assertThat(context.getBean(CorsProperties.class).getPolicies()).containsKeys("storefront", "partner",
					"open-data");
			assertThat(context.getBean(CorsPolicyRegistry.class).policy("partner").allowedOrigins())
				.containsExactly("https://partner.example.org");
			assertThat(context.getBean(CorsRevisions.class).rejected()).isNotNull();
			properties.remove(property);
			context.getBean(ContextRefresher.class).refresh();
			assertThat(context.getBean(CorsRevisions.class).rejected()).isNull();
		}
	}

	private static ConfigurableApplicationContext start(String type, Map<String, Object> properties) {
		return new SpringApplicationBuilder(SampleApplication.class, Scopes.class)
			.properties("server.port=0", "spring.main.web-application-type=" + type, "spring.main.banner-mode=off")
			.initializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("changes", properties)))
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Rebound.class)
	static class Scopes {

		@Bean
		@RefreshScope
		Scoped scoped() {
			return new Scoped();
		}

	}

	/**
	 * Is another one after each refresh.
	 */
	static class Scoped {

		private final String id = UUID.randomUUID().toString();

		String id() {
			return this.id;
		}

	}

	/**
	 * Follows each refresh, as properties do by default.
	 */
	@ConfigurationProperties("rebound")
	static class Rebound {

		private String value = "";

		public String getValue() {
			return this.value;
		}

		public void setValue(String value) {
			this.value = value;
		}

	}

}
