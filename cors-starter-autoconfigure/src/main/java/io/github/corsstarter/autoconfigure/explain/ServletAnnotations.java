package io.github.corsstarter.autoconfigure.explain;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Reads {@code @CrossOrigin} as Spring MVC does. It is a mapping without handlers,
 * because only mappings may ask.
 */
final class ServletAnnotations extends RequestMappingHandlerMapping {

	ServletAnnotations(ApplicationContext context) {
		if (context.getAutowireCapableBeanFactory() instanceof ConfigurableBeanFactory factory) {
			setEmbeddedValueResolver(factory::resolveEmbeddedValue);
		}
	}

	@Nullable CorsConfiguration read(HandlerMethod method, RequestMappingInfo info) {
		return initCorsConfiguration(method, method.getMethod(), info);
	}

	@Override
	protected HandlerMethod createHandlerMethod(Object handler, Method method) {
		return (HandlerMethod) handler;
	}

}
