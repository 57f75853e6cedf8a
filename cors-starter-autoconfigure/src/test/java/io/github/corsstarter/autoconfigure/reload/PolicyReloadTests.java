package io.github.corsstarter.autoconfigure.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsPolicyCustomizer;
import io.github.corsstarter.autoconfigure.CorsProperties;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a refresh of the environment changes, and what it leaves alone.
 */
class PolicyReloadTests {

	private static final String A = "https://a.example.com";

	private static final String B = "https://b.example.com";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsReloadAutoConfiguration.class))
		.withPropertyValues("cors.allowed-origins=" + A);

	@Test
	void settingsChangeTogetherWithPolicies() {
		this.runner.run((context) -> {
			refresh(context, Map.of("cors.allowed-origins", B, "cors.debug", "true", "cors.self-origins", A));
			CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
			assertThat(registry.policy("default").allowedOrigins()).containsExactly(B);
			assertThat(registry.settings().debug()).isTrue();
			assertThat(registry.settings().selfOrigins()).containsExactly(A);
			assertThat(context.getBean(CorsProperties.class).isDebug()).isTrue();
		});
	}

	@Test
	void howTheApplicationMatchesPathsStays() {
		this.runner.run((context) -> {
			CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
			registry.apply(registry.settings().withPaths(false, true));
			refresh(context, Map.of("cors.allowed-origins", B));
			assertThat(registry.settings().caseSensitivePaths()).isFalse();
			assertThat(registry.settings().optionalTrailingSlash()).isTrue();
		});
	}

	@Test
	void beansAndCustomizersStillHold() {
		this.runner
			.withBean(CorsPolicy.class, () -> CorsPolicy.builder("bean").paths("/bean").allowedOrigins(B).build())
			.withBean(CorsPolicyCustomizer.class, () -> (policy) -> policy.exposedHeaders("ETag"))
			.run((context) -> {
				refresh(context, Map.of("cors.allowed-origins", B));
				CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
				assertThat(registry.policy("bean")).isNotNull();
				assertThat(registry.policy("default").exposedHeaders()).containsExactly("ETag");
			});
	}

	@Test
	void nobodySeesAReloadAsAChangeByCode() {
		this.runner.run((context) -> {
			CorsRevisions revisions = context.getBean(CorsRevisions.class);
			AtomicBoolean done = new AtomicBoolean();
			CompletableFuture<Boolean> seen = CompletableFuture.supplyAsync(() -> {
				boolean code = false;
				while (!done.get() && !code) {
					code = revisions.active().source().equals("code");
				}
				return code;
			});
			for (int i = 0; i < 300; i++) {
				refresh(context, Map.of("cors.allowed-origins", (i % 2 == 0) ? B : A));
			}
			done.set(true);
			assertThat(seen.get(10, TimeUnit.SECONDS)).isFalse();
		});
	}

	@Test
	void aCustomizerThatFailsChangesNothing() {
		AtomicBoolean failing = new AtomicBoolean();
		this.runner.withBean(CorsPolicyCustomizer.class, () -> (policy) -> {
			if (failing.get()) {
				throw new IllegalStateException("on purpose");
			}
		}).run((context) -> {
			failing.set(true);
			refresh(context, Map.of("cors.allowed-origins", B));
			assertThat(context.getBean(CorsPolicyRegistry.class).policy("default").allowedOrigins()).containsExactly(A);
			assertThat(context.getBean(CorsRevisions.class).rejected().violations())
				.extracting((violation) -> violation.code().name())
				.containsExactly("RELOAD_FAILED");
		});
	}

	@Test
	void aListenerThatFailsStopsNeitherTheChangeNorTheOthers() {
		List<CorsReloadListener.Outcome> heard = new ArrayList<>();
		this.runner.withBean("failing", CorsReloadListener.class, () -> (source, outcome, revision) -> {
			throw new IllegalStateException("on purpose");
		})
			.withBean("hearing", CorsReloadListener.class, () -> (source, outcome, revision) -> heard.add(outcome))
			.run((context) -> {
				refresh(context, Map.of("cors.allowed-origins", B));
				refresh(context, Map.of("cors.allowed-origins", B + "/"));
				assertThat(heard).containsExactly(CorsReloadListener.Outcome.APPLIED,
						CorsReloadListener.Outcome.REJECTED);
				assertThat(context.getBean(CorsPolicyRegistry.class).policy("default").allowedOrigins())
					.containsExactly(B);
				assertThat(context.getBean(CorsRevisions.class).rejected().violations())
					.extracting((violation) -> violation.code().name())
					.containsExactly("ORIGIN_TRAILING_SLASH");
			});
	}

	@Test
	void aRegistryOfTheApplicationIsLeftAlone() {
		CorsPolicyRegistry own = new CorsPolicyRegistry(List.of());
		this.runner.withBean(CorsPolicyRegistry.class, () -> own).run((context) -> {
			refresh(context, Map.of("cors.allowed-origins", B));
			assertThat(own.policies()).isEmpty();
		});
	}

	@Test
	void nothingIsFollowedIfReloadIsOff() {
		this.runner.withPropertyValues("cors.reload.enabled=false").run((context) -> {
			refresh(context, Map.of("cors.allowed-origins", B));
			assertThat(context.getBean(CorsPolicyRegistry.class).policy("default").allowedOrigins()).containsExactly(A);
		});
	}

	private static void refresh(AssertableWebApplicationContext context, Map<String, Object> properties) {
		context.getSourceApplicationContext()
			.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("refreshed", properties));
		context.publishEvent(new EnvironmentChangeEvent(context, Set.of()));
	}

}
