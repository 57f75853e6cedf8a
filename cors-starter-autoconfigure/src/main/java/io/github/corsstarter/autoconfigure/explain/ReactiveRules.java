package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the rules for CORS that a reactive application has besides the policies.
 */
final class ReactiveRules {

	private final ApplicationContext context;

	private final CorsRules corsRules;

	ReactiveRules(ApplicationContext context, CorsRules corsRules) {
		this.context = context;
		this.corsRules = corsRules;
	}

	List<SpringRule> all() {
		GlobalRule global = new GlobalRule(global());
		List<SpringRule> rules = new ArrayList<>(new AnnotatedRules(handlers(), global).list());
		rules.addAll(this.corsRules.global(global, ""));
		rules.addAll(new GatewayRules(this.context.getEnvironment()).list());
		rules.addAll(new ReactiveFilterRules(this.context).list());
		return rules;
	}

	private List<MappedHandler> handlers() {
		List<MappedHandler> handlers = new ArrayList<>();
		ReactiveAnnotations annotations = new ReactiveAnnotations(this.context);
		beans(RequestMappingInfoHandlerMapping.class).values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.forEach((info, method) -> handlers.add(handler(info, method, annotations))));
		return handlers;
	}

	private static MappedHandler handler(RequestMappingInfo info, HandlerMethod method,
			ReactiveAnnotations annotations) {
		List<String> paths = info.getPatternsCondition()
			.getPatterns()
			.stream()
			.map(PathPattern::getPatternString)
			.toList();
		return MappedHandler.of(method, paths, info.getMethodsCondition().getMethods(),
				() -> annotations.read(method, info));
	}

	/**
	 * The mappings of the configurers, because handler mappings do not tell theirs.
	 */
	private Map<String, CorsConfiguration> global() {
		Mappings mappings = new Mappings();
		beans(WebFluxConfigurer.class).values().forEach((configurer) -> configurer.addCorsMappings(mappings));
		return mappings.configurations();
	}

	private <T> Map<String, T> beans(Class<T> type) {
		return this.context.getBeansOfType(type, false, false);
	}

	/**
	 * A registry that tells its mappings.
	 */
	private static final class Mappings extends CorsRegistry {

		Map<String, CorsConfiguration> configurations() {
			return new LinkedHashMap<>(getCorsConfigurations());
		}

	}

}
