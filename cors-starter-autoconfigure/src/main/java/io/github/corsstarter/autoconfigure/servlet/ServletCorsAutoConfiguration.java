package io.github.corsstarter.autoconfigure.servlet;

import java.util.EnumSet;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsProperties;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Auto-configuration of the servlet filter that enforces the CORS policies.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnClass(Filter.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(CorsPolicyRegistry.class)
public final class ServletCorsAutoConfiguration {

	ServletCorsAutoConfiguration() {
	}

	// Never named corsFilter: Spring Security takes a bean of that name for its own.
	@Bean
	@ConditionalOnMissingBean(name = "corsPolicyFilterRegistration")
	FilterRegistrationBean<CorsPolicyFilter> corsPolicyFilterRegistration(CorsPolicyRegistry registry,
			ObjectProvider<CorsDecisionListener> listeners, CorsProperties properties) {
		return registration(registry, listeners, properties);
	}

	static FilterRegistrationBean<CorsPolicyFilter> registration(CorsPolicyRegistry registry,
			ObjectProvider<CorsDecisionListener> listeners, CorsProperties properties) {
		CorsPolicyFilter filter = new CorsPolicyFilter(registry,
				CorsDecisionListener.of(listeners.orderedStream().toList()));
		FilterRegistrationBean<CorsPolicyFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setName("corsPolicyFilter");
		registration.setOrder(properties.getFilter().getOrder());
		registration.setDispatcherTypes(
				EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD));
		return registration;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractHandlerMapping.class)
	static class PathMatchingConfiguration {

		@Bean
		ServletPathMatching corsPolicyPathMatching(CorsPolicyRegistry registry, ListableBeanFactory beanFactory) {
			return new ServletPathMatching(registry, beanFactory);
		}

		@Bean
		static LazyInitializationExcludeFilter corsPolicyPathMatchingLazyInitializationExcludeFilter() {
			return LazyInitializationExcludeFilter.forBeanTypes(ServletPathMatching.class);
		}

	}

}
