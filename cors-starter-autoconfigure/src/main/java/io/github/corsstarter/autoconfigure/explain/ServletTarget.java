package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The servlet that serves a path.
 *
 * @param name the name of the servlet
 * @param path the path of the servlet, empty if it serves all paths
 * @param mappings where it looks for handlers, in this order, or {@code null} if it is
 * not Spring's or has not started yet
 */
record ServletTarget(String name, String path, @Nullable List<HandlerMapping> mappings) {

	/**
	 * Find the servlet as a servlet container does.
	 * @param context the context of the application or of the management server
	 * @param initializers the registrations that are beans
	 * @param path the path within the application, decoded
	 * @return the servlet or {@code null} if there is none
	 */
	static @Nullable ServletTarget of(WebApplicationContext context, ServletContextInitializerBeans initializers,
			String path) {
		Map<String, ? extends ServletRegistration> registrations = registrations(context);
		if (registrations.isEmpty()) {
			return new ServletTarget("", "", beans(context));
		}
		String name = "";
		UrlPattern best = null;
		for (Map.Entry<String, ? extends ServletRegistration> entry : registrations.entrySet()) {
			for (String mapping : entry.getValue().getMappings()) {
				UrlPattern pattern = new UrlPattern(mapping);
				if (pattern.strength(path) > ((best != null) ? best.strength(path) : 0)) {
					best = pattern;
					name = entry.getKey();
				}
			}
		}
		return (best == null) ? null
				: new ServletTarget(name, best.isPrefix() ? best.prefix() : "", mappings(initializers, name));
	}

	private static Map<String, ? extends ServletRegistration> registrations(WebApplicationContext context) {
		try {
			ServletContext servletContext = Objects.requireNonNull(context.getServletContext());
			return servletContext.getServletRegistrations();
		}
		catch (UnsupportedOperationException ex) {
			return Map.of();
		}
	}

	private static @Nullable List<HandlerMapping> mappings(ServletContextInitializerBeans initializers, String name) {
		return initializers.stream()
			.filter((initializer) -> initializer instanceof ServletRegistrationBean<?> registration
					&& registration.getServletName().equals(name))
			.map((initializer) -> ((ServletRegistrationBean<?>) initializer).getServlet())
			.findFirst()
			.map((servlet) -> (servlet instanceof DispatcherServlet dispatcher) ? mappings(dispatcher) : null)
			.orElse(null);
	}

	/**
	 * The mappings that the servlet uses, or will use once it has started.
	 */
	private static @Nullable List<HandlerMapping> mappings(DispatcherServlet dispatcher) {
		List<HandlerMapping> mappings = dispatcher.getHandlerMappings();
		if (mappings != null) {
			return mappings;
		}
		WebApplicationContext own = dispatcher.getWebApplicationContext();
		boolean started = own instanceof ConfigurableApplicationContext configurable && configurable.isActive();
		return started ? beans(Objects.requireNonNull(own)) : null;
	}

	private static List<HandlerMapping> beans(WebApplicationContext context) {
		List<HandlerMapping> mappings = new ArrayList<>(
				BeanFactoryUtils.beansOfTypeIncludingAncestors(context, HandlerMapping.class, true, false).values());
		AnnotationAwareOrderComparator.sort(mappings);
		return mappings;
	}

}
