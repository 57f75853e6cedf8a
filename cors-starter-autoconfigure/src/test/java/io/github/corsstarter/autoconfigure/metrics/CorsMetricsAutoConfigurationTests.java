package io.github.corsstarter.autoconfigure.metrics;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CorsMetricsAutoConfiguration}.
 */
class CorsMetricsAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(CorsAutoConfiguration.class,
			CorsMetricsAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void bindsMeters() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(CorsMetrics.class)
			.hasSingleBean(MeterBinder.class)
			.hasBean("corsPolicyMetrics"));
	}

	@Test
	void startsWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CorsPolicyRegistry.class)
				.doesNotHaveBean("corsPolicyMetrics"));
	}

	@Test
	void backsOffWhereCorsIsOff() {
		this.runner.withPropertyValues("cors.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CorsMetrics.class));
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).doesNotHaveBean(CorsMetrics.class));
	}

}
