package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.decision.CorsPolicyRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration of the CORS policies of a web application: properties and
 * {@link io.github.corsstarter.CorsPolicy} beans become one validated registry.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@Conditional(OnCorsEnabledCondition.class)
@ImportRuntimeHints(CorsRuntimeHints.class)
public final class CorsAutoConfiguration {

	CorsAutoConfiguration() {
	}

	@Bean
	ConfigurationFiles corsPolicyConfigurationFiles(ConfigurableEnvironment environment) {
		return new ConfigurationFiles(environment);
	}

	@Bean
	CorsPolicyLoader corsPolicyLoader(ConfigurationFiles files, ConfigurableListableBeanFactory beanFactory) {
		return new CorsPolicyLoader(files, beanFactory);
	}

	@Bean
	PolicyBinding corsPolicyBinding(ConfigurationFiles files) {
		return new PolicyBinding(files.read());
	}

	@Bean
	CorsPolicyRegistryFactory corsPolicyRegistryFactory(PolicyBinding binding, CorsPolicyLoader loader) {
		return new CorsPolicyRegistryFactory(binding, loader);
	}

	@Bean
	@ConditionalOnMissingBean
	CorsPolicyRegistry corsPolicyRegistry(CorsPolicyRegistryFactory factory) {
		return factory.create();
	}

	/**
	 * An invalid configuration prevents startup even if beans are initialized lazily.
	 */
	@Bean
	static LazyInitializationExcludeFilter corsPolicyLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(CorsPolicyRegistry.class);
	}

	@Bean
	PropertiesCheck corsPolicyPropertiesCheck(CorsPolicyRegistryFactory factory, CorsPolicyRegistry registry) {
		return new PropertiesCheck(factory.check(registry));
	}

	// Everything that is wrong is reported before anything uses a part of the properties.
	@Bean
	@DependsOn("corsPolicyPropertiesCheck")
	BoundPropertiesFactoryBean corsPolicyProperties(PolicyBinding binding, CorsPolicyLoader loader) {
		return new BoundPropertiesFactoryBean(() -> loader.properties(binding));
	}

}
