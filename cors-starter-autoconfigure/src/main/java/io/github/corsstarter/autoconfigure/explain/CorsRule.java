package io.github.corsstarter.autoconfigure.explain;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
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

	private static final String GRAPHQL = "spring.graphql.cors.";

	private static final String SPRING_BOOT = "org.springframework.boot.";

	private static final String SPRING_WEB = "org.springframework.web.";

	static final String OF_ACTUATOR = "`management.endpoints.web.cors.*`";

	static final String OF_GRAPHQL = "`spring.graphql.cors.*`";

	static final String OF_ANNOTATION = "`@CrossOrigin` on ";

	static final String GLOBAL = "The global CORS configuration (`addCorsMappings`)";

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
		if (hasActuatorRule() && isOfActuator(mapping)) {
			return OF_ACTUATOR;
		}
		if (hasGraphQlRule() && path.equals(graphQlPath())) {
			return OF_GRAPHQL;
		}
		if (handler instanceof HandlerMethod method && isAnnotated(method)) {
			return OF_ANNOTATION + name(method);
		}
		if (hasSource && handler != null) {
			return "The handler " + name(handler);
		}
		return mapping.getClass().getName().startsWith(SPRING_WEB) ? GLOBAL : "The handler mapping " + name(mapping);
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

	boolean hasActuatorRule() {
		return isSet(ACTUATOR);
	}

	boolean hasGraphQlRule() {
		return isSet(GRAPHQL);
	}

	private boolean isSet(String prefix) {
		return this.environment.containsProperty(prefix + "allowed-origins")
				|| this.environment.containsProperty(prefix + "allowed-origins[0]")
				|| this.environment.containsProperty(prefix + "allowed-origin-patterns")
				|| this.environment.containsProperty(prefix + "allowed-origin-patterns[0]");
	}

	String graphQlPath() {
		return this.environment.getProperty("spring.graphql.http.path", "/graphql");
	}

	private static boolean isAnnotated(HandlerMethod method) {
		return isAnnotated(method.getMethod()) || isAnnotated(method.getBeanType());
	}

	static boolean isAnnotated(AnnotatedElement element) {
		return AnnotatedElementUtils.hasAnnotation(element, CrossOrigin.class);
	}

	static String simpleName(HandlerMethod method) {
		return ClassUtils.getUserClass(method.getBeanType()).getSimpleName();
	}

	static String name(Object handler) {
		if (handler instanceof HandlerMethod method) {
			return "`" + simpleName(method) + "#" + method.getMethod().getName() + "`";
		}
		Class<?> type = ClassUtils.isLambdaClass(handler.getClass()) ? handler.getClass().getInterfaces()[0]
				: ClassUtils.getUserClass(handler);
		return "`" + (type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName()) + "`";
	}

}
