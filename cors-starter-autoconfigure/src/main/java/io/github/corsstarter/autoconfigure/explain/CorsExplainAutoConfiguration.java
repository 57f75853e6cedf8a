package io.github.corsstarter.autoconfigure.explain;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsApplication;
import io.github.corsstarter.explain.CorsExplainer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Auto-configuration of the explainer, and of what it asks about the application.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnBean(CorsPolicyRegistry.class)
public final class CorsExplainAutoConfiguration {

	CorsExplainAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CorsExplainer corsPolicyExplainer(CorsPolicyRegistry registry, ObjectProvider<CorsApplication> application) {
		return new CorsExplainer(registry, application.getIfUnique(() -> CorsApplication.UNKNOWN));
	}

	/**
	 * Has debug mode give the advice of the log and the endpoints.
	 */
	@Bean
	@Lazy(false)
	SmartInitializingSingleton corsPolicyDebugAdvice(CorsPolicyRegistry registry, CorsExplainer explainer) {
		return () -> registry.advise(explainer.debugAdvice());
	}

	@Bean
	ManagementServer corsPolicyManagementServer(ApplicationContext context) {
		return new ManagementServer(context);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpServletRequest.class, DispatcherServlet.class })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ImportRuntimeHints(ServletHints.class)
	static class ServletConfiguration {

		@Bean
		@ConditionalOnMissingBean(CorsApplication.class)
		ServletCorsApplication corsPolicyApplication(WebApplicationContext context, ManagementServer management) {
			return new ServletCorsApplication(context, management);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Mono.class, DispatcherHandler.class })
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean(CorsApplication.class)
		ReactiveCorsApplication corsPolicyApplication(ApplicationContext context, ManagementServer management) {
			return new ReactiveCorsApplication(context, management);
		}

	}

	/**
	 * The proxies behind requests that are never sent.
	 */
	static final class ServletHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.proxies().registerJdkProxy(HttpServletRequest.class);
			hints.proxies().registerJdkProxy(HttpServletResponse.class);
			hints.proxies().registerJdkProxy(ServletContext.class);
		}

	}

}
