package io.github.corsstarter.autoconfigure;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Creates registries from properties alone.
 */
final class Registries {

	private Registries() {
	}

	static CorsPolicyRegistryFactory of(ConfigurableEnvironment environment) {
		CorsPolicyLoader loader = new CorsPolicyLoader(new ConfigurationFiles(environment),
				new DefaultListableBeanFactory());
		return new CorsPolicyRegistryFactory(new PolicyBinding(environment), loader);
	}

}
