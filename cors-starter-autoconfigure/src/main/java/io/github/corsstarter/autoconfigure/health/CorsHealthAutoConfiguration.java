package io.github.corsstarter.autoconfigure.health;

import io.github.corsstarter.autoconfigure.reload.CorsReloadAutoConfiguration;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.reload.OriginSources;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health indicator of the policies.
 */
@AutoConfiguration(after = CorsReloadAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(CorsRevisions.class)
@ConditionalOnEnabledHealthIndicator("cors-policy")
public final class CorsHealthAutoConfiguration {

	CorsHealthAutoConfiguration() {
	}

	@Bean
	PolicyHealth corsPolicyHealthIndicator(CorsRevisions revisions, OriginSources sources) {
		return new PolicyHealth(revisions, sources);
	}

}
