package io.github.corsstarter.autoconfigure.logging;

import java.time.Clock;

import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the log messages at startup and of the log of refusals.
 */
@AutoConfiguration(after = CorsExplainAutoConfiguration.class)
@ConditionalOnBean(CorsExplainer.class)
public final class CorsLoggingAutoConfiguration {

	CorsLoggingAutoConfiguration() {
	}

	@Bean
	StartupLog corsPolicyStartupLog(CorsPolicyRegistry registry, CorsExplainer explainer) {
		return new StartupLog(registry, explainer);
	}

	@Bean
	@ConditionalOnBooleanProperty("cors.migrate")
	InventoryLog corsPolicyInventoryLog(CorsExplainer explainer) {
		return new InventoryLog(explainer);
	}

	@Bean
	static LazyInitializationExcludeFilter corsPolicyStartupLogIsEager() {
		return LazyInitializationExcludeFilter.forBeanTypes(StartupLog.class, InventoryLog.class);
	}

	@Bean
	DecisionProblemLog corsPolicyDecisionProblemLog() {
		return new DecisionProblemLog();
	}

	@Bean
	RefusalLog corsPolicyRefusalLog(CorsExplainer explainer) {
		return new RefusalLog(Clock.systemUTC(), explainer);
	}

}
