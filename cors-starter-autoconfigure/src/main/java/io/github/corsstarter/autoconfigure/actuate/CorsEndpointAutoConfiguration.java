package io.github.corsstarter.autoconfigure.actuate;

import java.time.Clock;
import java.util.Map;

import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.autoconfigure.reload.CorsReloadAutoConfiguration;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.reload.OriginSources;
import io.github.corsstarter.autoconfigure.reload.PolicyReload;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the endpoints {@code cors}, {@code corsexplain} and
 * {@code corsrevisions}, and of what else the actuator says about changes.
 */
@AutoConfiguration(after = { CorsExplainAutoConfiguration.class, CorsReloadAutoConfiguration.class })
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
				ObjectProvider<PathMappedEndpoints> endpoints, ObjectProvider<CorsRevisions> revisions,
				ObjectProvider<OriginSources> sources) {
			return new CorsEndpoint(registry, explainer, journal, new PageLinks(endpoints),
					new RunningChanges(revisions, sources));
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

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(CorsRevisionsEndpoint.class)
	@ConditionalOnBean(CorsRevisions.class)
	static class CorsRevisionsEndpointConfiguration {

		@Bean
		CorsRevisionsEndpoint corsPolicyRevisionsEndpoint(CorsRevisions revisions, PolicyReload reload) {
			return new CorsRevisionsEndpoint(revisions, reload);
		}

		@Bean
		RevisionsPathCheck corsPolicyRevisionsPathCheck(CorsPolicyRegistry registry, EndpointAccessResolver access,
				PathMappedEndpoints endpoints, Environment environment) {
			return new RevisionsPathCheck(registry, access, endpoints, environment);
		}

		@Bean
		static LazyInitializationExcludeFilter corsPolicyRevisionsPathCheckIsEager() {
			return LazyInitializationExcludeFilter.forBeanTypes(RevisionsPathCheck.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(CorsRevisions.class)
	static class ChangesConfiguration {

		@Bean
		ChangeAudit corsPolicyChangeAudit(ApplicationEventPublisher publisher) {
			return new ChangeAudit(publisher);
		}

		@Bean
		@ConditionalOnEnabledInfoContributor("cors")
		InfoContributor corsPolicyInfoContributor(CorsRevisions revisions) {
			return (info) -> info.withDetail("cors",
					Map.of("revision", revisions.active().number(), "hash", revisions.active().hash()));
		}

	}

}
