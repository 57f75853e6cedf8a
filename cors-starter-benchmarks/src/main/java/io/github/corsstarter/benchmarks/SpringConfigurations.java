package io.github.corsstarter.benchmarks;

import org.springframework.web.cors.CorsConfiguration;

/**
 * A rule in Spring's words: exact origins as such, patterns only where there are any.
 */
final class SpringConfigurations {

	private SpringConfigurations() {
	}

	static CorsConfiguration of(Rule rule) {
		CorsConfiguration configuration = new CorsConfiguration();
		if (rule.subdomainSuffixes().isEmpty()) {
			configuration.setAllowedOrigins(rule.origins());
		}
		else {
			configuration.setAllowedOriginPatterns(rule.origins());
		}
		configuration.setAllowedMethods(Rule.METHODS);
		configuration.setAllowedHeaders(rule.headers());
		configuration.setAllowCredentials(rule.credentials());
		configuration.setMaxAge(1800L);
		return configuration;
	}

}
