package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicyRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Auto-configuration of the CORS policies of a web application: properties and
 * {@link io.github.corsstarter.CorsPolicy} beans become one validated registry.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@Conditional(CorsAutoConfiguration.NotDisabled.class)
@ImportRuntimeHints(CorsRuntimeHints.class)
public final class CorsAutoConfiguration {

	CorsAutoConfiguration() {
	}

	@Bean
	PolicyBinding corsPolicyBinding(Environment environment) {
		return new PolicyBinding(environment);
	}

	@Bean
	CorsProperties corsPolicyProperties(PolicyBinding binding, CorsPolicyRegistry registry) {
		// Depends on the registry, so that wrong values are reported there and all at
		// once.
		return binding.properties();
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyRegistry corsPolicyRegistry(PolicyBinding binding, ConfigurableListableBeanFactory beanFactory) {
		return new PolicyAssembly(binding, beanFactory).createRegistry();
	}

	/**
	 * A wrong configuration stops the start also where beans wait for the first request.
	 */
	@Bean
	static LazyInitializationExcludeFilter corsPolicyLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(CorsPolicyRegistry.class);
	}

	/**
	 * Matches unless the starter is turned off. A value that is neither true nor false is
	 * reported with all other mistakes.
	 */
	static final class NotDisabled extends SpringBootCondition {

		private static final String PROPERTY = "cors.enabled";

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			boolean enabled = isEnabled(context.getEnvironment());
			return new ConditionOutcome(enabled, PROPERTY + " is " + (enabled ? "not " : "") + "false");
		}

		private static boolean isEnabled(Environment environment) {
			try {
				return !Boolean.FALSE.equals(Binder.get(environment).bind(PROPERTY, Boolean.class).orElse(true));
			}
			catch (BindException ex) {
				return true;
			}
		}

	}

}
