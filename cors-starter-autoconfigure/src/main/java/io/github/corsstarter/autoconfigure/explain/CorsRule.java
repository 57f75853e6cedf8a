package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.explain.ApplicationRule;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.method.HandlerMethod;

/**
 * Names the annotation, bean or property from which the rule of a handler comes.
 */
final class CorsRule {

	private static final String ACTUATOR = "management.endpoints.web.cors.";

	private static final List<String> GATEWAYS = List.of("spring.cloud.gateway", "spring.cloud.gateway.server.webflux");

	private static final String GRAPHQL = "spring.graphql.cors.";

	private static final String SPRING_BOOT = "org.springframework.boot.";

	private static final String SPRING_WEB = "org.springframework.web.";

	private static final String GLOBAL = "The global CORS configuration (`addCorsMappings`)";

	private static final Set<String> CORS_FILTERS = Set.of("CorsFilter", "CorsWebFilter", "CrossOriginFilter");

	private static final String REMOVE_PROPERTIES = "Remove the properties.";

	private final Environment environment;

	CorsRule(Environment environment) {
		this.environment = environment;
	}

	/**
	 * The rule for a handler.
	 * @param mapping the mapping that finds the handler
	 * @param handler the handler or {@code null} if it is not known
	 * @param hasSource whether the handler has a configuration of its own
	 * @param path the path of the request within the servlet
	 */
	String describe(Object mapping, @Nullable Object handler, boolean hasSource, String path) {
		if (isSet(ACTUATOR) && isOfActuator(mapping)) {
			return "`management.endpoints.web.cors.*`";
		}
		if (isSet(GRAPHQL) && path.equals(graphQlPath())) {
			return "`spring.graphql.cors.*`";
		}
		if (handler instanceof HandlerMethod method && isAnnotated(method)) {
			return "`@CrossOrigin` on " + name(method);
		}
		if (hasSource && handler != null) {
			return "The handler " + name(handler);
		}
		return mapping.getClass().getName().startsWith(SPRING_WEB) ? GLOBAL : "The handler mapping " + name(mapping);
	}

	/**
	 * The rules of annotated handlers. One on a class is a single rule for all its
	 * methods.
	 */
	static List<ApplicationRule> annotated(Map<HandlerMethod, List<String>> handlers) {
		Map<String, Set<String>> paths = new LinkedHashMap<>();
		handlers.forEach((method, patterns) -> {
			if (AnnotatedElementUtils.hasAnnotation(method.getMethod(), CrossOrigin.class)) {
				paths.computeIfAbsent(name(method), (key) -> new LinkedHashSet<>()).addAll(patterns);
			}
			if (AnnotatedElementUtils.hasAnnotation(method.getBeanType(), CrossOrigin.class)) {
				String type = "`" + ClassUtils.getUserClass(method.getBeanType()).getSimpleName() + "`";
				paths.computeIfAbsent(type, (key) -> new LinkedHashSet<>()).addAll(patterns);
			}
		});
		List<ApplicationRule> rules = new ArrayList<>();
		paths.forEach((name,
				patterns) -> rules.add(new ApplicationRule("`@CrossOrigin` on " + name,
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
		if (isSet(GRAPHQL) && others.remove(graphQlPath())) {
			rules.add(new ApplicationRule("`spring.graphql.cors.*`", List.of(graphQlPath()), REMOVE_PROPERTIES));
		}
		if (!others.isEmpty()) {
			rules.add(new ApplicationRule(GLOBAL, others.stream().sorted().toList(), "Remove the mapping."));
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
		return isSet(ACTUATOR) ? List
			.of(new ApplicationRule("`management.endpoints.web.cors.*`", List.of(path + "/**"), REMOVE_PROPERTIES))
				: List.of();
	}

	static ApplicationRule bean(String name, Object bean, Collection<String> paths) {
		return new ApplicationRule("The bean `" + name + "` (" + name(bean) + ")", paths.stream().sorted().toList(),
				"Remove the bean, or limit it to other paths.");
	}

	/**
	 * Whether a filter is one of those that frameworks and servers have for CORS.
	 */
	static boolean isCorsFilter(Object filter) {
		return CORS_FILTERS.contains(filter.getClass().getSimpleName());
	}

	/**
	 * The class has moved between versions of Spring Boot, and its package says enough.
	 */
	private static boolean isOfActuator(Object mapping) {
		String type = mapping.getClass().getName();
		return type.startsWith(SPRING_BOOT) && type.contains(".actuate.");
	}

	/**
	 * The name of a bean, or an empty text if it is not a bean.
	 */
	static <T> String beanName(ApplicationContext context, Class<T> type, T bean) {
		return BeanFactoryUtils.beansOfTypeIncludingAncestors(context, type)
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == bean)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("");
	}

	/**
	 * Whether a handler is one of Spring Boot's own, endpoints of the actuator and error
	 * pages, which add no header of CORS.
	 */
	static boolean isOfBoot(Object handler) {
		return handler instanceof HandlerMethod method && method.getBeanType().getName().startsWith(SPRING_BOOT);
	}

	private boolean isSet(String prefix) {
		return this.environment.containsProperty(prefix + "allowed-origins")
				|| this.environment.containsProperty(prefix + "allowed-origins[0]")
				|| this.environment.containsProperty(prefix + "allowed-origin-patterns")
				|| this.environment.containsProperty(prefix + "allowed-origin-patterns[0]");
	}

	private String graphQlPath() {
		return this.environment.getProperty("spring.graphql.http.path", "/graphql");
	}

	private static boolean isAnnotated(HandlerMethod method) {
		return AnnotatedElementUtils.hasAnnotation(method.getMethod(), CrossOrigin.class)
				|| AnnotatedElementUtils.hasAnnotation(method.getBeanType(), CrossOrigin.class);
	}

	static String name(Object handler) {
		if (handler instanceof HandlerMethod method) {
			return "`" + ClassUtils.getUserClass(method.getBeanType()).getSimpleName() + "#"
					+ method.getMethod().getName() + "`";
		}
		Class<?> type = ClassUtils.getUserClass(handler);
		return "`" + (type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName()) + "`";
	}

}
