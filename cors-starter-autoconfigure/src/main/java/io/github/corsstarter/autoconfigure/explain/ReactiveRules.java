package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.explain.ApplicationRule;

import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.server.WebFilter;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the rules for CORS that a reactive application has besides the policies.
 */
final class ReactiveRules {

	private static final String EVERYWHERE = "/**";

	private final ApplicationContext context;

	private final CorsRules corsRules;

	ReactiveRules(ApplicationContext context, CorsRules corsRules) {
		this.context = context;
		this.corsRules = corsRules;
	}

	List<ApplicationRule> all() {
		List<ApplicationRule> rules = new ArrayList<>(annotated());
		rules.addAll(global());
		rules.addAll(this.corsRules.gateway());
		beans(WebFilter.class).forEach((name, filter) -> {
			if (CorsRules.isCorsFilter(filter)) {
				rules.add(CorsRules.bean(name, filter, List.of(EVERYWHERE)));
			}
		});
		// A reactive source does not tell its paths.
		beans(UrlBasedCorsConfigurationSource.class)
			.forEach((name, source) -> rules.add(CorsRules.bean(name, source, List.of(EVERYWHERE))));
		return rules;
	}

	private List<ApplicationRule> annotated() {
		Map<HandlerMethod, List<String>> handlers = new LinkedHashMap<>();
		beans(RequestMappingInfoHandlerMapping.class).values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.forEach((info, method) -> handlers.put(method, patterns(info))));
		return CorsRules.annotated(handlers);
	}

	private static List<String> patterns(RequestMappingInfo info) {
		return info.getPatternsCondition().getPatterns().stream().map(PathPattern::getPatternString).toList();
	}

	/**
	 * The mappings of the configurers, because handler mappings do not tell theirs.
	 */
	private List<ApplicationRule> global() {
		Mappings mappings = new Mappings();
		beans(WebFluxConfigurer.class).values().forEach((configurer) -> configurer.addCorsMappings(mappings));
		return this.corsRules.global(mappings.paths());
	}

	private <T> Map<String, T> beans(Class<T> type) {
		return this.context.getBeansOfType(type, false, false);
	}

	/**
	 * A registry that tells its paths.
	 */
	private static final class Mappings extends CorsRegistry {

		Set<String> paths() {
			return getCorsConfigurations().keySet();
		}

	}

}
