package io.github.corsstarter.autoconfigure.reactive;

import io.github.corsstarter.decision.CorsPolicyRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.filter.reactive.UrlHandlerFilter;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;

/**
 * Tells the registry how the application matches paths, once its handler mappings are
 * there and before the first request.
 */
final class ReactivePathMatching implements SmartInitializingSingleton {

	private final CorsPolicyRegistry registry;

	private final ListableBeanFactory beanFactory;

	ReactivePathMatching(CorsPolicyRegistry registry, ListableBeanFactory beanFactory) {
		this.registry = registry;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		boolean trailingSlash = this.beanFactory.getBeanNamesForType(UrlHandlerFilter.class).length > 0;
		this.registry.apply(this.registry.settings().withPaths(isCaseSensitive(), trailingSlash));
	}

	private boolean isCaseSensitive() {
		return this.beanFactory.getBeanProvider(AbstractHandlerMapping.class)
			.stream()
			.allMatch((mapping) -> mapping.getPathPatternParser().isCaseSensitive());
	}

}
