package io.github.corsstarter.autoconfigure.explain;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.method.HandlerMethod;

/**
 * A method that handles requests.
 *
 * @param method the method
 * @param paths path patterns within the application
 * @param methods the HTTP methods that it serves, none if any
 * @param annotations reads what its annotations grant
 */
record MappedHandler(HandlerMethod method, List<String> paths, Set<String> methods,
		Supplier<@Nullable CorsConfiguration> annotations) {

	static MappedHandler of(HandlerMethod method, List<String> paths, Set<RequestMethod> methods,
			Supplier<@Nullable CorsConfiguration> annotations) {
		Set<String> names = methods.stream().map(Enum::name).collect(Collectors.toSet());
		return new MappedHandler(method, paths, names, annotations);
	}

	boolean isAnnotated() {
		return isMethodAnnotated() || isTypeAnnotated();
	}

	boolean isMethodAnnotated() {
		return CorsRule.isAnnotated(this.method.getMethod());
	}

	boolean isTypeAnnotated() {
		return CorsRule.isAnnotated(this.method.getBeanType());
	}

}
