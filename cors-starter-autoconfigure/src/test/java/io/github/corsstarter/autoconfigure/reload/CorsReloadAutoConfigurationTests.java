package io.github.corsstarter.autoconfigure.reload;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.health.CorsHealthAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that changes while running need nothing but the policies.
 */
class CorsReloadAutoConfigurationTests {

	private final AutoConfigurations configurations = AutoConfigurations.of(CorsAutoConfiguration.class,
			CorsReloadAutoConfiguration.class, CorsHealthAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(this.configurations)
		.withPropertyValues("cors.allowed-origins=https://a.example.com");

	@Test
	void createsItsBeans() {
		this.runner.run((context) -> assertThat(context).hasBean("corsPolicyRefresh")
			.hasBean("corsPolicyFileWatch")
			.hasBean("corsPolicyRevisions")
			.hasBean("corsPolicyHealthIndicator")
			.doesNotHaveBean("corsPolicySourcePolling"));
	}

	@Test
	void watchesNothingWithoutFiles() {
		this.runner.run((context) -> assertThat(context.getBean(FileWatch.class).isRunning()).isFalse());
	}

	@Test
	void needsNoSpringCloud() {
		this.runner.withClassLoader(new FilteredClassLoader(EnvironmentChangeEvent.class))
			.run((context) -> assertThat(context).hasSingleBean(PolicyReload.class)
				.doesNotHaveBean("corsPolicyRefresh"));
	}

	@Test
	void needsNoHealth() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasSingleBean(PolicyReload.class)
				.doesNotHaveBean("corsPolicyHealthIndicator"));
	}

	@Test
	void healthCanBeSwitchedOff() {
		this.runner.withPropertyValues("management.health.cors-policy.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("corsPolicyHealthIndicator"));
	}

	@Test
	void backsOffWithoutPolicies() {
		this.runner.withPropertyValues("cors.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CorsRevisions.class));
		new ApplicationContextRunner().withConfiguration(this.configurations)
			.run((context) -> assertThat(context).doesNotHaveBean(CorsRevisions.class));
	}

}
