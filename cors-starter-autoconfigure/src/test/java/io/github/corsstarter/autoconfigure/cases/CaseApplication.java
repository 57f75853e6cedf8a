package io.github.corsstarter.autoconfigure.cases;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * The application behind the policies of the case table, on either stack.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CaseController.class)
class CaseApplication {

	// Before the filter under test.
	static final int OUTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 5;

	static RunningApplication start(RunningApplication.Builder server, CasePolicies policies) {
		return server.with(CaseApplication.class)
			.properties("server.forward-headers-strategy=framework")
			.properties(policies.properties())
			.start();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		FilterRegistrationBean<OuterFilter> outerFilter() {
			FilterRegistrationBean<OuterFilter> registration = new FilterRegistrationBean<>(new OuterFilter());
			registration.setOrder(OUTER_ORDER);
			registration.setDispatcherTypes(DispatcherType.REQUEST);
			return registration;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		OuterWebFilter outerWebFilter() {
			return new OuterWebFilter();
		}

	}

}
