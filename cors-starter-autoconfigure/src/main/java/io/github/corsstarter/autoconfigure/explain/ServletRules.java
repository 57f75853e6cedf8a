package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.explain.ApplicationRule;
import jakarta.servlet.Filter;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Finds the rules for CORS that a servlet application has besides the policies.
 */
final class ServletRules {

	private final ApplicationContext context;

	private final CorsRules corsRules;

	/**
	 * The path of the servlet, which the patterns of its handlers leave out.
	 */
	private final String servletPath;

	ServletRules(ApplicationContext context, CorsRules corsRules, String servletPath) {
		this.context = context;
		this.corsRules = corsRules;
		this.servletPath = servletPath;
	}

	List<ApplicationRule> all() {
		List<ApplicationRule> rules = new ArrayList<>(annotated());
		rules.addAll(global());
		rules.addAll(this.corsRules.gateway());
		rules.addAll(filters());
		beans(UrlBasedCorsConfigurationSource.class).forEach(
				(name, source) -> rules.add(CorsRules.bean(name, source, source.getCorsConfigurations().keySet())));
		return rules;
	}

	private List<ApplicationRule> annotated() {
		Map<HandlerMethod, List<String>> handlers = new LinkedHashMap<>();
		beans(RequestMappingInfoHandlerMapping.class).values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.forEach((info, method) -> handlers.put(method, within(info.getPatternValues()))));
		return CorsRules.annotated(handlers);
	}

	private List<String> within(Collection<String> patterns) {
		return patterns.stream().map((pattern) -> this.servletPath + pattern).toList();
	}

	/**
	 * The mappings of the configurers, which all handler mappings have.
	 */
	private List<ApplicationRule> global() {
		Set<String> paths = new LinkedHashSet<>();
		beans(AbstractHandlerMapping.class).values().forEach((mapping) -> {
			if (mapping.getCorsConfigurationSource() instanceof UrlBasedCorsConfigurationSource source) {
				paths.addAll(source.getCorsConfigurations().keySet());
			}
		});
		return this.corsRules.global(paths)
			.stream()
			.map((rule) -> new ApplicationRule(rule.name(), within(rule.paths()), rule.repair()))
			.toList();
	}

	/**
	 * A registration knows the paths of the filter that it registers, whether that is a
	 * bean or not.
	 */
	private List<ApplicationRule> filters() {
		List<ApplicationRule> rules = new ArrayList<>();
		Set<Filter> registered = Collections.newSetFromMap(new IdentityHashMap<>());
		beans(FilterRegistrationBean.class).forEach((name, registration) -> {
			Filter filter = registration.getFilter();
			registered.add(filter);
			if (filter != null && registration.isEnabled() && CorsRules.isCorsFilter(filter)) {
				rules.add(CorsRules.bean(name, filter, paths(registration)));
			}
		});
		beans(Filter.class).forEach((name, filter) -> {
			if (CorsRules.isCorsFilter(filter) && !registered.contains(filter)) {
				rules.add(CorsRules.bean(name, filter, List.of("/**")));
			}
		});
		return rules;
	}

	private static List<String> paths(FilterRegistrationBean<?> registration) {
		Stream<String> patterns = registration.getUrlPatterns().stream();
		List<String> paths = patterns.map((pattern) -> pattern.endsWith("/*") ? pattern + "*"
				: pattern.startsWith("*") ? "/**/" + pattern : pattern)
			.toList();
		return paths.isEmpty() ? List.of("/**") : paths;
	}

	private <T> Map<String, T> beans(Class<T> type) {
		return this.context.getBeansOfType(type, false, false);
	}

}
