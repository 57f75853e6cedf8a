package io.github.corsstarter.autoconfigure.reactive;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.core.Ordered;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactiveCorsAutoConfiguration}.
 */
class ReactiveCorsAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, ReactiveCorsAutoConfiguration.class));

	@Test
	void comesBeforeAllOthers() {
		this.runner.run((context) -> assertThat(context.getBean(CorsPolicyWebFilter.class).getOrder())
			.isEqualTo(Ordered.HIGHEST_PRECEDENCE + 10));
	}

	@Test
	void comesBeforeSecurity() {
		this.runner.withConfiguration(AutoConfigurations.of(ReactiveWebSecurityAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).getBeanNames(WebFilter.class).hasSizeGreaterThan(1);
				assertThat(context.getBeanProvider(WebFilter.class).orderedStream().findFirst())
					.containsInstanceOf(CorsPolicyWebFilter.class);
			});
	}

	@Test
	void comesInTheConfiguredOrder() {
		this.runner.withPropertyValues("cors.filter.order=-200")
			.run((context) -> assertThat(context.getBean(CorsPolicyWebFilter.class).getOrder()).isEqualTo(-200));
	}

}
