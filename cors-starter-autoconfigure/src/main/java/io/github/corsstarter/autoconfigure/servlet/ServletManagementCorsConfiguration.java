package io.github.corsstarter.autoconfigure.servlet;

import io.github.corsstarter.autoconfigure.CorsProperties;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link ManagementContextConfiguration @ManagementContextConfiguration} that enforces
 * the policies on a management port of its own. On WebFlux, that server finds the filter
 * of the application.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnClass(Filter.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(CorsPolicyRegistry.class)
@ConditionalOnBooleanProperty("cors.management")
class ServletManagementCorsConfiguration {

	@Bean
	FilterRegistrationBean<CorsPolicyFilter> corsPolicyManagementFilterRegistration(CorsPolicyRegistry registry,
			ObjectProvider<CorsDecisionListener> listeners, CorsProperties properties) {
		return ServletCorsAutoConfiguration.registration(registry, listeners, properties);
	}

}
