package io.github.corsstarter.autoconfigure.servlet;

import io.github.corsstarter.decision.CorsPolicyRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Tells the registry how the application matches paths, once its handler mappings are
 * there and before the first request.
 */
final class ServletPathMatching implements SmartInitializingSingleton {

	private final CorsPolicyRegistry registry;

	private final ListableBeanFactory beanFactory;

	ServletPathMatching(CorsPolicyRegistry registry, ListableBeanFactory beanFactory) {
		this.registry = registry;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.registry.apply(this.registry.settings().withPaths(isCaseSensitive(), hasUrlHandler()));
	}

	private boolean isCaseSensitive() {
		return this.beanFactory.getBeanProvider(AbstractHandlerMapping.class)
			.stream()
			.map(AbstractHandlerMapping::getPatternParser)
			.allMatch((parser) -> parser == null || parser.isCaseSensitive());
	}

	private boolean hasUrlHandler() {
		return this.beanFactory.getBeanNamesForType(UrlHandlerFilter.class).length > 0
				|| this.beanFactory.getBeanProvider(FilterRegistrationBean.class)
					.stream()
					.anyMatch((registration) -> registration.getFilter() instanceof UrlHandlerFilter);
	}

}
