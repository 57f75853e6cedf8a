package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.explain.ApplicationRule;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.WebFilter;

/**
 * Finds the rules of reactive filters and sources. They do not tell their paths, so each
 * counts for all of them.
 */
final class ReactiveFilterRules {

	private static final List<String> EVERYWHERE = List.of("/**");

	private final ApplicationContext context;

	private final Set<Object> sources = Collections.newSetFromMap(new IdentityHashMap<>());

	ReactiveFilterRules(ApplicationContext context) {
		this.context = context;
	}

	List<SpringRule> list() {
		List<SpringRule> rules = new ArrayList<>();
		beans(WebFilter.class).forEach((name, filter) -> {
			if (CorsRules.isCorsFilter(filter)) {
				rules.add(rule(CorsRules.bean(name, filter, EVERYWHERE), source(filter)));
			}
			if (ReactiveSecurityCheck.isFilterChain(filter)) {
				ReactiveSecurityCheck.corsFilters(this.context)
					.forEach((chain, cors) -> addSecurity(rules, chain, source(cors)));
			}
		});
		beans(UrlBasedCorsConfigurationSource.class).forEach((name, source) -> {
			ApplicationRule rule = CorsRules.bean(name, source, EVERYWHERE);
			rules.add(CorsRules.filter(rule, () -> this.sources.contains(source) ? Map.of() : null));
		});
		return rules;
	}

	private static SpringRule rule(ApplicationRule rule, @Nullable UrlBasedCorsConfigurationSource source) {
		return CorsRules.filter(rule, () -> (source != null) ? configurations(source) : null);
	}

	/**
	 * Add what {@code http.cors()} was given. Without a source of its own, it applies the
	 * rules of the handlers.
	 */
	private static void addSecurity(List<SpringRule> rules, String chain,
			@Nullable UrlBasedCorsConfigurationSource source) {
		if (source != null) {
			rules.add(rule(new ApplicationRule("`http.cors()` of the security filter chain `" + chain + "`", EVERYWHERE,
					"Remove it, or limit it to other paths."), source));
		}
	}

	private @Nullable UrlBasedCorsConfigurationSource source(WebFilter filter) {
		CorsConfigurationSource source = (filter instanceof CorsWebFilter)
				? PrivateField.read(filter, CorsWebFilter.class, CorsConfigurationSource.class) : null;
		if (source instanceof UrlBasedCorsConfigurationSource known) {
			this.sources.add(known);
			return known;
		}
		return null;
	}

	private static @Nullable Map<String, CorsConfiguration> configurations(UrlBasedCorsConfigurationSource source) {
		Map<?, ?> patterns = PrivateField.read(source, UrlBasedCorsConfigurationSource.class, Map.class);
		if (patterns == null) {
			return null;
		}
		Map<String, CorsConfiguration> configurations = new LinkedHashMap<>();
		patterns.forEach((pattern, configuration) -> configurations.put(String.valueOf(pattern),
				(CorsConfiguration) configuration));
		return configurations;
	}

	private <T> Map<String, T> beans(Class<T> type) {
		return this.context.getBeansOfType(type, false, false);
	}

}
