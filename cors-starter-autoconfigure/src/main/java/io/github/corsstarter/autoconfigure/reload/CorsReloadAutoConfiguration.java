package io.github.corsstarter.autoconfigure.reload;

import java.time.Clock;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsPolicyLoader;
import io.github.corsstarter.autoconfigure.CorsProperties;
import io.github.corsstarter.decision.CorsPolicyRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of what changes policies while the application runs: a refresh of
 * Spring Cloud, files that are watched, and sources of origins.
 */
@AutoConfiguration(after = CorsAutoConfiguration.class)
@ConditionalOnBean(CorsPolicyLoader.class)
public final class CorsReloadAutoConfiguration {

	CorsReloadAutoConfiguration() {
	}

	@Bean
	OriginSources corsPolicyOriginSources(ObjectProvider<CorsOriginSource> sources) {
		return new OriginSources(sources.orderedStream().toList(), Clock.systemUTC());
	}

	@Bean
	CorsRevisions corsPolicyRevisions(CorsPolicyRegistry registry) {
		return new CorsRevisions(registry, Clock.systemUTC());
	}

	@Bean
	PolicyReload corsPolicyReload(CorsPolicyLoader loader, CorsPolicyRegistry registry, CorsRevisions revisions,
			ObjectProvider<CorsReloadListener> listeners) {
		return new PolicyReload(loader, registry, revisions, listeners.orderedStream().toList());
	}

	@Bean
	ReloadLog corsPolicyReloadLog() {
		return new ReloadLog();
	}

	@Bean
	ReloadEvents corsPolicyReloadEvents(ApplicationEventPublisher publisher) {
		return new ReloadEvents(publisher);
	}

	@Bean
	@ConditionalOnBean(CorsOriginSource.class)
	SourcePolling corsPolicySourcePolling(OriginSources sources, PolicyReload reload) {
		return new SourcePolling(sources, reload);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "cors.reload.enabled", matchIfMissing = true)
	FileWatch corsPolicyFileWatch(CorsPolicyLoader loader, CorsProperties properties, PolicyReload reload) {
		return new FileWatch(loader.watchedFiles(), properties.getReload().getQuietPeriod(), FileWatch.INTERVAL,
				loader::watchedContent, loader::readContent, () -> reload.reload("files"));
	}

	@Bean
	static LazyInitializationExcludeFilter corsPolicyReloadIsEager() {
		return LazyInitializationExcludeFilter.forBeanTypes(PolicyReload.class, SourcePolling.class, FileWatch.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EnvironmentChangeEvent.class)
	@ConditionalOnBooleanProperty(name = "cors.reload.enabled", matchIfMissing = true)
	static class SpringCloudConfiguration {

		// The environment has already changed, and the keys of the event may be missing.
		@Bean
		ApplicationListener<EnvironmentChangeEvent> corsPolicyRefresh(PolicyReload reload) {
			return (event) -> reload.reload("refresh");
		}

	}

}
