package io.github.corsstarter.autoconfigure.reactive;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsProperties;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.WebFilter;

/**
 * Auto-configuration of the {@link WebFilter} that enforces the CORS policies.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnClass({ WebFilter.class, Mono.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(CorsPolicyRegistry.class)
public final class ReactiveCorsAutoConfiguration {

	ReactiveCorsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "corsPolicyWebFilter")
	CorsPolicyWebFilter corsPolicyWebFilter(CorsPolicyRegistry registry, ObjectProvider<CorsDecisionListener> listeners,
			CorsProperties properties, ApplicationContext context) {
		return new CorsPolicyWebFilter(registry, CorsDecisionListener.of(listeners.orderedStream().toList()),
				properties.getFilter().getOrder(), properties.isManagement() ? null : context);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractHandlerMapping.class)
	static class PathMatchingConfiguration {

		@Bean
		ReactivePathMatching corsPolicyPathMatching(CorsPolicyRegistry registry, ListableBeanFactory beanFactory) {
			return new ReactivePathMatching(registry, beanFactory);
		}

		@Bean
		static LazyInitializationExcludeFilter corsPolicyPathMatchingLazyInitializationExcludeFilter() {
			return LazyInitializationExcludeFilter.forBeanTypes(ReactivePathMatching.class);
		}

	}

}
