package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.explain.ApplicationRule;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.web.method.HandlerMethod;

/**
 * Lists the rules for CORS that annotations, beans and properties make, each with what to
 * remove.
 */
final class CorsRules {

	private static final List<String> GATEWAYS = List.of("spring.cloud.gateway", "spring.cloud.gateway.server.webflux");

	private static final Set<String> CORS_FILTERS = Set.of("CorsFilter", "CorsWebFilter", "CrossOriginFilter");

	private static final String REMOVE_PROPERTIES = "Remove the properties.";

	private final Environment environment;

	private final CorsRule rule;

	CorsRules(Environment environment) {
		this.environment = environment;
		this.rule = new CorsRule(environment);
	}

	/**
	 * The rules of annotated handlers. One on a class is a single rule for all its
	 * methods.
	 */
	static List<ApplicationRule> annotated(Map<HandlerMethod, List<String>> handlers) {
		Map<String, Set<String>> paths = new LinkedHashMap<>();
		handlers.forEach((method, patterns) -> {
			if (CorsRule.isAnnotated(method.getMethod())) {
				paths.computeIfAbsent(CorsRule.name(method), (key) -> new LinkedHashSet<>()).addAll(patterns);
			}
			if (CorsRule.isAnnotated(method.getBeanType())) {
				String type = "`" + CorsRule.simpleName(method) + "`";
				paths.computeIfAbsent(type, (key) -> new LinkedHashSet<>()).addAll(patterns);
			}
		});
		List<ApplicationRule> rules = new ArrayList<>();
		paths.forEach((name,
				patterns) -> rules.add(new ApplicationRule(CorsRule.OF_ANNOTATION + name,
						patterns.stream().filter((pattern) -> !pattern.isEmpty()).sorted().toList(),
						"Remove the annotation.")));
		return rules;
	}

	/**
	 * The rules of {@code addCorsMappings}, to which Spring Boot adds that of GraphQL.
	 */
	List<ApplicationRule> global(Set<String> paths) {
		List<ApplicationRule> rules = new ArrayList<>();
		List<String> others = new ArrayList<>(paths);
		if (this.rule.hasGraphQlRule() && others.remove(this.rule.graphQlPath())) {
			rules.add(new ApplicationRule(CorsRule.OF_GRAPHQL, List.of(this.rule.graphQlPath()), REMOVE_PROPERTIES));
		}
		if (!others.isEmpty()) {
			rules.add(new ApplicationRule(CorsRule.GLOBAL, others.stream().sorted().toList(), "Remove the mapping."));
		}
		return rules;
	}

	/**
	 * The rules of Spring Cloud Gateway for all routes.
	 */
	List<ApplicationRule> gateway() {
		List<ApplicationRule> rules = new ArrayList<>();
		for (String prefix : GATEWAYS) {
			String name = prefix + ".globalcors";
			Binder.get(this.environment)
				.bind(name + ".cors-configurations", Bindable.mapOf(String.class, Object.class))
				.ifBound((paths) -> rules.add(new ApplicationRule("`" + name + "`",
						paths.keySet().stream().sorted().toList(), REMOVE_PROPERTIES)));
		}
		return rules;
	}

	/**
	 * The rule for the endpoints of the actuator, if there is one.
	 */
	List<ApplicationRule> actuator(String path) {
		return this.rule.hasActuatorRule()
				? List.of(new ApplicationRule(CorsRule.OF_ACTUATOR, List.of(path + "/**"), REMOVE_PROPERTIES))
				: List.of();
	}

	static ApplicationRule bean(String name, Object bean, Collection<String> paths) {
		return new ApplicationRule("The bean `" + name + "` (" + CorsRule.name(bean) + ")",
				paths.stream().sorted().toList(), "Remove the bean, or limit it to other paths.");
	}

	/**
	 * Whether a filter is one of those that frameworks and servers have for CORS.
	 */
	static boolean isCorsFilter(Object filter) {
		return CORS_FILTERS.contains(filter.getClass().getSimpleName());
	}

}
