package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
	 * @param servletPath the path of the servlet, which the property of GraphQL leaves
	 * out
	 */
	List<SpringRule> global(GlobalRule global, String servletPath) {
		Predicate<String> ofGraphQl = this.rule.hasGraphQlRule()
				? Predicate.isEqual(servletPath + this.rule.graphQlPath()) : (path) -> false;
		List<SpringRule> rules = new ArrayList<>();
		add(rules, CorsRule.OF_GRAPHQL, global.only(ofGraphQl), graphQlRepair());
		add(rules, CorsRule.GLOBAL, global.only(ofGraphQl.negate()), "Remove the mapping.");
		return rules;
	}

	private static void add(List<SpringRule> rules, String name, GlobalRule rule, String repair) {
		if (!rule.paths().isEmpty()) {
			ApplicationRule named = new ApplicationRule(name, rule.paths().stream().sorted().toList(), repair);
			rules.add(new SpringRule(named, false, rule::grants));
		}
	}

	/**
	 * With servlets, the handler of WebSockets reads the origins too.
	 */
	private String graphQlRepair() {
		boolean webSocket = this.environment.containsProperty("spring.graphql.websocket.path");
		return webSocket ? "Remove the properties, but with servlets keep `allowed-origins` for GraphQL over WebSocket."
				: REMOVE_PROPERTIES;
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
