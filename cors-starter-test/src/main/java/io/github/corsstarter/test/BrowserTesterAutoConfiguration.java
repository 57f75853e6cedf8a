package io.github.corsstarter.test;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Auto-configuration of a {@link BrowserTester} for tests of a web application, over its
 * port or, without one, over the client that the test has.
 */
@AutoConfiguration
@ConditionalOnWebApplication
public final class BrowserTesterAutoConfiguration {

	BrowserTesterAutoConfiguration() {
	}

	/**
	 * The port is known only once the server has started.
	 */
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	BrowserTester corsPolicyBrowserTester(ApplicationContext context, ObjectProvider<CorsPolicyRegistry> registry,
			ObjectProvider<CorsExplainer> explainer, ObjectProvider<CorsPolicy> policies) {
		BrowserTester browser = TestedApplication.of(context).browser().witnessed();
		CorsPolicyRegistry known = registry.getIfAvailable();
		if (known != null) {
			return browser.promising(known, explainer.getIfAvailable(() -> new CorsExplainer(known)));
		}
		List<CorsPolicy> promised = policies.orderedStream().toList();
		return promised.isEmpty() ? browser : browser.promising(promised);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Filter.class, WebMvcConfigurer.class })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		private final ServletWitness witness = new ServletWitness();

		@Bean
		FilterRegistrationBean<ServletWitness> corsPolicyWitnessFilter() {
			FilterRegistrationBean<ServletWitness> registration = new FilterRegistrationBean<>(this.witness);
			registration.setName("corsPolicyWitnessFilter");
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

		@Bean
		WebMvcConfigurer corsPolicyWitnessInterceptor() {
			return new WebMvcConfigurer() {

				@Override
				public void addInterceptors(InterceptorRegistry interceptors) {
					interceptors.addInterceptor(ServletConfiguration.this.witness).order(Ordered.LOWEST_PRECEDENCE);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DispatcherHandler.class)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		ReactiveWitness corsPolicyWitnessHandlerAdapter(ObjectProvider<HandlerAdapter> adapters) {
			return new ReactiveWitness(adapters);
		}

	}

}
