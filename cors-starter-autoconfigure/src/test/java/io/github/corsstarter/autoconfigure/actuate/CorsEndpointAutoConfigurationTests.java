package io.github.corsstarter.autoconfigure.actuate;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.explain.CorsExplainer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CorsEndpointAutoConfiguration}.
 */
class CorsEndpointAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsExplainAutoConfiguration.class,
				CorsEndpointAutoConfiguration.class));

	@Test
	void nothingIsExposedUnlessAskedFor() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(CorsEndpoint.class)
			.doesNotHaveBean(CorsExplainEndpoint.class)
			.doesNotHaveBean(RefusalJournal.class)
			.hasSingleBean(CorsExplainer.class));
	}

	@Test
	void eachEndpointIsExposedForItself() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=cors")
			.run((context) -> assertThat(context).hasSingleBean(CorsEndpoint.class)
				.hasSingleBean(RefusalJournal.class)
				.doesNotHaveBean(CorsExplainEndpoint.class));
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=corsexplain")
			.run((context) -> assertThat(context).hasSingleBean(CorsExplainEndpoint.class)
				.doesNotHaveBean(CorsEndpoint.class)
				.doesNotHaveBean(RefusalJournal.class));
	}

	@Test
	void startsWithoutActuator() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=*")
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CorsExplainer.class)
				.doesNotHaveBean("corsPolicyEndpoint"));
	}

}
