package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * The filters that a request passes, in the order in which Spring Boot registers them.
 */
final class ServletFilters {

	private final WebApplicationContext context;

	private final ServletContextInitializerBeans initializers;

	private final String path;

	private final String servletName;

	/**
	 * Filters for a request.
	 * @param context the context of the application or of the management server
	 * @param initializers the registrations that are beans
	 * @param path the path within the application, decoded
	 * @param servletName the name of the servlet that serves the path
	 */
	ServletFilters(WebApplicationContext context, ServletContextInitializerBeans initializers, String path,
			String servletName) {
		this.context = context;
		this.initializers = initializers;
		this.path = path;
		this.servletName = servletName;
	}

	List<Registered> list() {
		List<Registered> filters = new ArrayList<>();
		for (ServletContextInitializer initializer : this.initializers) {
			if (initializer instanceof AbstractFilterRegistrationBean<?> registration && isApplied(registration)) {
				filters.add(new Registered(registration.getFilterName(), filter(registration)));
			}
		}
		return filters;
	}

	private boolean isApplied(AbstractFilterRegistrationBean<?> registration) {
		return registration.isEnabled() && registration.determineDispatcherTypes().contains(DispatcherType.REQUEST)
				&& matches(registration);
	}

	private boolean matches(AbstractFilterRegistrationBean<?> registration) {
		Set<String> servlets = new HashSet<>(registration.getServletNames());
		registration.getServletRegistrationBeans().forEach((servlet) -> servlets.add(servlet.getServletName()));
		Collection<String> patterns = registration.getUrlPatterns();
		boolean everywhere = servlets.isEmpty() && patterns.isEmpty();
		return everywhere || matches(servlets, patterns);
	}

	private boolean matches(Collection<String> servlets, Collection<String> patterns) {
		return servlets.contains(this.servletName)
				|| patterns.stream().anyMatch((pattern) -> new UrlPattern(pattern).matches(this.path));
	}

	private Filter filter(AbstractFilterRegistrationBean<?> registration) {
		Filter filter = Objects.requireNonNull(registration.getFilter());
		String name = registration.getFilterName();
		boolean delegates = filter instanceof DelegatingFilterProxy && this.context.containsBean(name);
		return delegates ? this.context.getBean(name, Filter.class) : filter;
	}

	/**
	 * The class of a filter that somebody has registered with the server itself, and that
	 * could do anything.
	 */
	@Nullable String unknown() {
		Set<String> known = new HashSet<>();
		for (ServletContextInitializer initializer : this.initializers) {
			if (initializer instanceof AbstractFilterRegistrationBean<?> registration) {
				known.add(registration.getFilterName());
			}
		}
		return registrations().entrySet()
			.stream()
			.filter((entry) -> !known.contains(entry.getKey()) && isApplied(entry.getValue()))
			.map((entry) -> String.valueOf(entry.getValue().getClassName()))
			.filter((type) -> !isOfServer(type) && !ForeignFilter.isKnown(type))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Servers accept WebSockets in filters that nobody has registered.
	 */
	private static boolean isOfServer(String type) {
		return type.startsWith("org.apache.tomcat.websocket.")
				|| (type.startsWith("org.eclipse.jetty.") && type.contains(".websocket."));
	}

	private boolean isApplied(FilterRegistration registration) {
		return matches(registration.getServletNameMappings(), registration.getUrlPatternMappings());
	}

	private Map<String, ? extends FilterRegistration> registrations() {
		try {
			return Objects.requireNonNull(this.context.getServletContext()).getFilterRegistrations();
		}
		catch (UnsupportedOperationException ex) {
			return Map.of();
		}
	}

	/**
	 * A filter.
	 *
	 * @param name the name of its bean, or of the bean that registers it
	 * @param filter the filter, behind its proxy
	 */
	record Registered(String name, Filter filter) {

	}

}
