package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.explain.CorsExplainer;
import java.time.Clock;

import io.github.corsstarter.CorsPolicyRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

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
		CorsPolicyRegistry registry = new PolicyAssembly(binding, beanFactory).createRegistry();
		StartupLog.log(registry);
		return registry;
	}

	@Bean
	RefusalLog corsPolicyRefusalLog() {
		return new RefusalLog(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	CorsExplainer corsPolicyExplainer(CorsPolicyRegistry registry) {
		return new CorsExplainer(registry);
	}

	/**
	 * Matches unless the starter is turned off. A value that is neither true nor false is
	 * reported with all other mistakes.
	 */
	static final class NotDisabled extends NoneNestedConditions {

		NotDisabled() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBooleanProperty(name = "cors.enabled", havingValue = false)
		static final class Disabled {

		}

	}

}
