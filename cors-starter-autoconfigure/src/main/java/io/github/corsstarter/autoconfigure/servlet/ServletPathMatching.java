package io.github.corsstarter.autoconfigure.servlet;

import io.github.corsstarter.decision.CorsPolicyRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Tells the registry how the application matches paths: once its handler mappings are
 * there and before the first request, and again where a servlet brings a context of its
 * own, which may not care for case.
 */
final class ServletPathMatching implements SmartInitializingSingleton, ApplicationListener<ContextRefreshedEvent> {

	private final CorsPolicyRegistry registry;

	private final ListableBeanFactory beanFactory;

	ServletPathMatching(CorsPolicyRegistry registry, ListableBeanFactory beanFactory) {
		this.registry = registry;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		apply(isCaseSensitive(this.beanFactory));
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		if (!isCaseSensitive(event.getApplicationContext())) {
			apply(false);
		}
	}

	private void apply(boolean caseSensitive) {
		this.registry.apply(this.registry.settings().withPaths(caseSensitive, hasUrlHandler()));
	}

	private static boolean isCaseSensitive(ListableBeanFactory beanFactory) {
		return beanFactory.getBeanProvider(AbstractHandlerMapping.class)
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
