package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.explain.ApplicationRule;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Finds the rules of servlet filters. A registration knows the paths of the filter that
 * it registers, whether that is a bean or not.
 */
final class ServletFilterRules {

	private static final List<String> EVERYWHERE = List.of("/**");

	private final ApplicationContext context;

	private final Set<Object> sources = Collections.newSetFromMap(new IdentityHashMap<>());

	ServletFilterRules(ApplicationContext context) {
		this.context = context;
	}

	List<SpringRule> list() {
		List<SpringRule> rules = new ArrayList<>();
		Set<Filter> registered = Collections.newSetFromMap(new IdentityHashMap<>());
		beans(FilterRegistrationBean.class).forEach((name, registration) -> {
			Filter filter = registration.getFilter();
			registered.add(filter);
			if (filter != null && registration.isEnabled() && CorsRules.isCorsFilter(filter)) {
				rules.add(rule(name, filter, paths(registration)));
			}
		});
		beans(Filter.class).forEach((name, filter) -> {
			if (CorsRules.isCorsFilter(filter) && !registered.contains(filter)) {
				rules.add(rule(name, filter, EVERYWHERE));
			}
			if (SecurityCheck.isFilterChain(filter)) {
				SecurityCheck.corsFilters(filter, this.context).forEach((bean, cors) -> addSecurity(rules, bean, cors));
			}
		});
		return rules;
	}

	private SpringRule rule(String name, Filter filter, Collection<String> paths) {
		Map<String, CorsConfiguration> configurations = configurations(filter);
		return CorsRules.filter(CorsRules.bean(name, filter, paths), () -> configurations);
	}

	/**
	 * Whether a filter reads a source.
	 */
	boolean isRead(CorsConfigurationSource source) {
		return this.sources.contains(source);
	}

	private @Nullable Map<String, CorsConfiguration> configurations(Filter filter) {
		CorsConfigurationSource source = (filter instanceof CorsFilter)
				? PrivateField.read(filter, CorsFilter.class, CorsConfigurationSource.class) : null;
		if (source instanceof UrlBasedCorsConfigurationSource known) {
			this.sources.add(known);
			return known.getCorsConfigurations();
		}
		return null;
	}

	/**
	 * Add what {@code http.cors()} was given. Without a source of its own, it applies the
	 * rules of the handlers.
	 */
	private void addSecurity(List<SpringRule> rules, String chain, Filter filter) {
		Map<String, CorsConfiguration> configurations = configurations(filter);
		if (configurations != null) {
			ApplicationRule rule = new ApplicationRule("`http.cors()` of the security filter chain `" + chain + "`",
					configurations.keySet().stream().sorted().toList(), "Remove it, or limit it to other paths.");
			rules.add(CorsRules.filter(rule, () -> configurations));
		}
	}

	private static List<String> paths(FilterRegistrationBean<?> registration) {
		Stream<String> patterns = registration.getUrlPatterns().stream();
		List<String> paths = patterns.map((pattern) -> pattern.endsWith("/*") ? pattern + "*"
				: pattern.startsWith("*") ? "/**/" + pattern : pattern)
			.toList();
		return paths.isEmpty() ? EVERYWHERE : paths;
	}

	private <T> Map<String, T> beans(Class<T> type) {
		return this.context.getBeansOfType(type, false, false);
	}

}
