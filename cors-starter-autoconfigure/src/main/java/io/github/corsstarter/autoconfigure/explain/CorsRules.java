package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.corsstarter.autoconfigure.explain.SpringRule.Grant;
import io.github.corsstarter.explain.ApplicationRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.CorsEndpointProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Lists the rules for CORS that beans and properties make, each with what to remove.
 */
final class CorsRules {

	private static final Set<String> CORS_FILTERS = Set.of("CorsFilter", "CorsWebFilter", "CrossOriginFilter");

	static final String REMOVE_PROPERTIES = "Remove the properties.";

	private final Environment environment;

	private final CorsRule rule;

	CorsRules(Environment environment) {
		this.environment = environment;
		this.rule = new CorsRule(environment);
	}

	/**
	 * The rules of {@code addCorsMappings}, to which Spring Boot adds that of GraphQL.
	 * @param global the mappings
	 * @param servletPath the path of the servlet, which the mappings leave out
	 */
	List<SpringRule> global(GlobalRule global, String servletPath) {
		List<SpringRule> rules = new ArrayList<>();
		GlobalRule others = new GlobalRule(global);
		GlobalRule graphQl = this.rule.hasGraphQlRule() ? others.extract(this.rule.graphQlPath()) : null;
		if (graphQl != null) {
			rules.add(global(CorsRule.OF_GRAPHQL, graphQl, servletPath, graphQlRepair()));
		}
		if (!others.paths().isEmpty()) {
			rules.add(global(CorsRule.GLOBAL, others, servletPath, "Remove the mapping."));
		}
		return rules;
	}

	/**
	 * With servlets, the handler of WebSockets reads the origins too.
	 */
	private String graphQlRepair() {
		boolean webSocket = this.environment.containsProperty("spring.graphql.websocket.path");
		return webSocket ? "Remove the properties, but with servlets keep `allowed-origins` for GraphQL over WebSocket."
				: REMOVE_PROPERTIES;
	}

	private static SpringRule global(String name, GlobalRule rule, String servletPath, String repair) {
		List<String> paths = rule.paths().stream().map((path) -> servletPath + path).sorted().toList();
		return new SpringRule(new ApplicationRule(name, paths, repair), false, () -> rule.grants(servletPath));
	}

	/**
	 * The rule for the endpoints of the actuator, if there is one.
	 */
	List<SpringRule> actuator(String path) {
		String pattern = path + "/**";
		return this.rule.hasActuatorRule()
				? List.of(new SpringRule(new ApplicationRule(CorsRule.OF_ACTUATOR, List.of(pattern), REMOVE_PROPERTIES),
						false, () -> grants(pattern, Actuator.configuration(this.environment))))
				: List.of();
	}

	private static List<Grant> grants(String path, @Nullable CorsConfiguration configuration) {
		return (configuration != null) ? List.of(new Grant(path, configuration, Set.of())) : List.of();
	}

	static ApplicationRule bean(String name, Object bean, Collection<String> paths) {
		return new ApplicationRule("The bean `" + name + "` (" + CorsRule.name(bean) + ")",
				paths.stream().sorted().toList(), "Remove the bean, or limit it to other paths.");
	}

	/**
	 * The rule of a filter.
	 * @param rule the rule
	 * @param configurations reads what is configured for the paths, in order
	 */
	static SpringRule filter(ApplicationRule rule, Supplier<@Nullable Map<String, CorsConfiguration>> configurations) {
		return new SpringRule(rule, true, () -> {
			Map<String, CorsConfiguration> readable = configurations.get();
			return (readable != null) ? new GlobalRule(readable).within(rule.paths()) : null;
		});
	}

	/**
	 * Whether a filter is one of those that frameworks and servers have for CORS.
	 */
	static boolean isCorsFilter(Object filter) {
		return CORS_FILTERS.contains(filter.getClass().getSimpleName());
	}

	/**
	 * Loaded only where the actuator is.
	 */
	private static final class Actuator {

		private Actuator() {
		}

		static @Nullable CorsConfiguration configuration(Environment environment) {
			return Binder.get(environment)
				.bindOrCreate("management.endpoints.web.cors", CorsEndpointProperties.class)
				.toCorsConfiguration();
		}

	}

}
