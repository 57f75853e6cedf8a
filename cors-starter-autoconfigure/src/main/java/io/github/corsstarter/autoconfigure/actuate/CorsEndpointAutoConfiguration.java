package io.github.corsstarter.autoconfigure.actuate;

import java.time.Clock;

import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the endpoints {@code cors} and {@code corsexplain}.
 */
@AutoConfiguration(after = CorsExplainAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(CorsExplainer.class)
public final class CorsEndpointAutoConfiguration {

	CorsEndpointAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(CorsEndpoint.class)
	static class CorsEndpointConfiguration {

		@Bean
		RefusalJournal corsPolicyRefusalJournal() {
			return new RefusalJournal(Clock.systemUTC());
		}

		@Bean
		CorsEndpoint corsPolicyEndpoint(CorsPolicyRegistry registry, CorsExplainer explainer, RefusalJournal journal,
				ObjectProvider<PathMappedEndpoints> endpoints) {
			return new CorsEndpoint(registry, explainer, journal, new PageLinks(endpoints));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(CorsExplainEndpoint.class)
	static class CorsExplainEndpointConfiguration {

		@Bean
		CorsExplainEndpoint corsPolicyExplainEndpoint(CorsExplainer explainer,
				ObjectProvider<PathMappedEndpoints> endpoints) {
			return new CorsExplainEndpoint(explainer, new PageLinks(endpoints));
		}

	}

}
