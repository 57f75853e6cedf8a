package io.github.corsstarter.autoconfigure.metrics;

import java.time.Clock;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.reload.CorsReloadAutoConfiguration;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the meters of CORS requests.
 */
@AutoConfiguration(after = { CorsAutoConfiguration.class, CorsReloadAutoConfiguration.class })
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(CorsPolicyRegistry.class)
public final class CorsMetricsAutoConfiguration {

	CorsMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "corsPolicyMetrics")
	CorsMetrics corsPolicyMetrics() {
		return new CorsMetrics();
	}

	@Bean
	@ConditionalOnBean(CorsRevisions.class)
	ReloadMetrics corsPolicyReloadMetrics(CorsRevisions revisions) {
		return new ReloadMetrics(revisions, Clock.systemUTC());
	}

}
