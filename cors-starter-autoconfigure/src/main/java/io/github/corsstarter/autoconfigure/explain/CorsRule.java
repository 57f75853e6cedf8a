package io.github.corsstarter.autoconfigure.explain;

import io.github.corsstarter.explain.PathPrefix;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.method.HandlerMethod;

/**
 * Names the annotation, bean or property that a handler's rule comes from.
 */
final class CorsRule {

	private static final String ACTUATOR = "management.endpoints.web.cors.";

	private static final String GRAPHQL = "spring.graphql.cors.";

	private static final String GLOBAL = "The global CORS configuration (`addCorsMappings`)";

	private final Environment environment;

	private final String endpointsPath;

	CorsRule(Environment environment, String endpointsPath) {
		this.environment = environment;
		this.endpointsPath = endpointsPath;
	}

	/**
	 * The rule for a handler.
	 * @param handler the handler or {@code null} if it is not known
	 * @param hasSource whether the handler has its own configuration
	 * @param path the path of the request
	 */
	String describe(@Nullable Object handler, boolean hasSource, String path) {
		if (isSet(ACTUATOR) && new PathPrefix(this.endpointsPath, ACTUATOR).isPrefixOf(path)) {
			return "`management.endpoints.web.cors.*`";
		}
		if (isSet(GRAPHQL) && path.equals(graphQlPath())) {
			return "`spring.graphql.cors.*`";
		}
		if (handler instanceof HandlerMethod method && isAnnotated(method)) {
			return "`@CrossOrigin` on " + name(method);
		}
		return (hasSource && handler != null) ? "The handler " + name(handler) : GLOBAL;
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
