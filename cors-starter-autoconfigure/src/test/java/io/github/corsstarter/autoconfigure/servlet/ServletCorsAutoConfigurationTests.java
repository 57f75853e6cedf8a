package io.github.corsstarter.autoconfigure.servlet;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletCorsAutoConfiguration}.
 */
class ServletCorsAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, ServletCorsAutoConfiguration.class));

	@Test
	void registersTheFilterBeforeSecurity() {
		this.runner
			.run((context) -> assertThat(registration(context).getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 10)
				.isLessThan(SecurityFilterProperties.DEFAULT_FILTER_ORDER));
	}

	@Test
	void registersTheFilterInTheConfiguredOrder() {
		this.runner.withPropertyValues("cors.filter.order=-200")
			.run((context) -> assertThat(registration(context).getOrder()).isEqualTo(-200));
	}

	@Test
	void registersTheFilterForEveryDispatchThatCanWriteAResponse() {
		this.runner
			.run((context) -> assertThat(registration(context).determineDispatcherTypes()).containsExactlyInAnyOrder(
					DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD));
	}

	@Test
	void registersTheFilterForAsynchronousRequestsOnAllPaths() {
		this.runner.run((context) -> {
			assertThat(registration(context).isAsyncSupported()).isTrue();
			assertThat(registration(context).getUrlPatterns()).isEmpty();
			assertThat(registration(context).getFilterName()).isEqualTo("corsPolicyFilter");
		});
	}

	private static FilterRegistrationBean<?> registration(org.springframework.context.ApplicationContext context) {
		return context.getBean("corsPolicyFilterRegistration", FilterRegistrationBean.class);
	}

}
