package io.github.corsstarter.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.thetransactioncompany.cors.CORSConfiguration;
import com.thetransactioncompany.cors.CORSConfigurationException;
import com.thetransactioncompany.cors.CORSFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.eclipse.jetty.ee11.servlets.CrossOriginFilter;

import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * The filters that others have written, configured as the scenario says.
 */
final class ServletPeers {

	private static final String METHODS = String.join(",", Rule.METHODS);

	private ServletPeers() {
	}

	static Filter spring(Scenario scenario) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		for (Rule rule : scenario.rules()) {
			source.registerCorsConfiguration(rule.path(), SpringConfigurations.of(rule));
		}
		return new CorsFilter(source);
	}

	static Filter tomcat(Scenario scenario) throws ServletException {
		Rule rule = scenario.rule();
		org.apache.catalina.filters.CorsFilter filter = new org.apache.catalina.filters.CorsFilter();
		filter.init(new FilterParameters(
				Map.of("cors.allowed.origins", join(rule.origins()), "cors.allowed.methods", METHODS + ",OPTIONS",
						"cors.allowed.headers", join(rule.headers()), "cors.support.credentials", "true")));
		return filter;
	}

	@SuppressWarnings("removal") // Jetty's only one for servlets.
	static Filter jetty(Scenario scenario) throws ServletException {
		Rule rule = scenario.rule();
		CrossOriginFilter filter = new CrossOriginFilter();
		filter.init(new FilterParameters(Map.of("allowedOrigins", join(rule.origins()), "allowedMethods", METHODS,
				"allowedHeaders", join(rule.headers()), "allowCredentials", String.valueOf(rule.credentials()),
				"chainPreflight", "false")));
		return filter;
	}

	static Filter corsFilter(Scenario scenario) throws CORSConfigurationException {
		Rule rule = scenario.rule();
		boolean subdomains = !rule.subdomainSuffixes().isEmpty();
		Properties properties = new Properties();
		properties.setProperty("cors.allowOrigin", join(rule.origins()).replace("*.", ""));
		properties.setProperty("cors.allowSubdomains", String.valueOf(subdomains));
		properties.setProperty("cors.supportedMethods", METHODS);
		properties.setProperty("cors.supportedHeaders", join(rule.headers()));
		properties.setProperty("cors.supportsCredentials", String.valueOf(rule.credentials()));
		return new CORSFilter(new CORSConfiguration(properties));
	}

	private static String join(List<String> texts) {
		return String.join(",", texts);
	}

}
