package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.explain.ApplicationRule;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Lists the rules of Spring Cloud Gateway: those for all routes, and those of single
 * routes.
 */
final class GatewayRules {

	private static final List<String> PREFIXES = List.of("spring.cloud.gateway", "spring.cloud.gateway.server.webflux");

	private static final String PATH = "Path=";

	private static final int MAX_ROUTES = 1000;

	private static final int MAX_PREDICATES = 20;

	private final Binder binder;

	private final List<SpringRule> rules = new ArrayList<>();

	GatewayRules(Environment environment) {
		this.binder = Binder.get(environment);
	}

	List<SpringRule> list() {
		for (String prefix : PREFIXES) {
			addGlobal(prefix + ".globalcors");
			for (int i = 0; i < MAX_ROUTES && isBound(prefix + ".routes[" + i + "]"); i++) {
				addRoute(prefix + ".routes[" + i + "]");
			}
		}
		return this.rules;
	}

	private void addGlobal(String name) {
		String property = name + ".cors-configurations";
		this.binder.bind(property, Bindable.mapOf(String.class, Object.class))
			.ifBound((paths) -> add(name, List.copyOf(paths.keySet()), () -> configurations(property)));
	}

	private Map<String, CorsConfiguration> configurations(String property) {
		return this.binder.bindOrCreate(property, Bindable.mapOf(String.class, CorsConfiguration.class));
	}

	private void addRoute(String route) {
		String name = route + ".metadata.cors";
		if (isBound(name)) {
			List<String> paths = paths(route);
			add(name, paths, () -> {
				CorsConfiguration configuration = this.binder.bindOrCreate(name, CorsConfiguration.class);
				Map<String, CorsConfiguration> configurations = new LinkedHashMap<>();
				paths.forEach((path) -> configurations.put(path, configuration));
				return configurations;
			});
		}
	}

	private boolean isBound(String name) {
		return this.binder.bind(name, Bindable.mapOf(String.class, Object.class)).isBound();
	}

	/**
	 * The paths of a route, all of them if it has no predicate for paths or has it in the
	 * long form.
	 */
	private List<String> paths(String route) {
		List<String> paths = new ArrayList<>();
		for (int i = 0; i < MAX_PREDICATES; i++) {
			String predicate = this.binder.bind(route + ".predicates[" + i + "]", String.class).orElse(null);
			if (predicate != null && predicate.startsWith(PATH)) {
				Arrays.stream(predicate.substring(PATH.length()).split(",")).map(String::strip).forEach(paths::add);
			}
		}
		return paths.isEmpty() ? List.of("/**") : paths;
	}

	private void add(String name, List<String> paths, Configurations configurations) {
		ApplicationRule rule = new ApplicationRule("`" + name + "`", paths.stream().sorted().toList(),
				CorsRules.REMOVE_PROPERTIES);
		this.rules.add(new SpringRule(rule, false, () -> new GlobalRule(configurations.read()).grants()));
	}

	/**
	 * Reads what is configured for the paths of a rule.
	 */
	@FunctionalInterface
	private interface Configurations {

		Map<String, CorsConfiguration> read();

	}

}
