package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.explain.ApplicationRule;

import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
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

	List<SpringRule> all() {
		GlobalRule global = new GlobalRule(global());
		List<SpringRule> rules = new ArrayList<>(new AnnotatedRules(handlers(), global).list());
		rules.addAll(this.corsRules.global(global, this.servletPath));
		rules.addAll(new GatewayRules(this.context.getEnvironment()).list());
		ServletFilterRules filters = new ServletFilterRules(this.context);
		rules.addAll(filters.list());
		beans(UrlBasedCorsConfigurationSource.class).forEach((name, source) -> {
			ApplicationRule rule = CorsRules.bean(name, source, source.getCorsConfigurations().keySet());
			rules.add(CorsRules.filter(rule, () -> filters.isRead(source) ? Map.of() : null));
		});
		return rules;
	}

	private List<MappedHandler> handlers() {
		List<MappedHandler> handlers = new ArrayList<>();
		ServletAnnotations annotations = new ServletAnnotations(this.context);
		beans(RequestMappingInfoHandlerMapping.class).values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.forEach((info, method) -> handlers.add(handler(info, method, annotations))));
		return handlers;
	}

	private MappedHandler handler(RequestMappingInfo info, HandlerMethod method, ServletAnnotations annotations) {
		List<String> paths = info.getPatternValues().stream().map((path) -> this.servletPath + path).toList();
		return MappedHandler.of(method, paths, info.getMethodsCondition().getMethods(),
				() -> annotations.read(method, info));
	}

	/**
	 * The mappings of the configurers, which all handler mappings have.
	 */
	private Map<String, CorsConfiguration> global() {
		Map<String, CorsConfiguration> configurations = new LinkedHashMap<>();
		beans(AbstractHandlerMapping.class).values().forEach((mapping) -> {
			if (mapping.getCorsConfigurationSource() instanceof UrlBasedCorsConfigurationSource source) {
				source.getCorsConfigurations()
					.forEach((path, configuration) -> configurations.putIfAbsent(this.servletPath + path,
							configuration));
			}
		});
		return configurations;
	}

	private <T> Map<String, T> beans(Class<T> type) {
		return this.context.getBeansOfType(type, false, false);
	}

}
