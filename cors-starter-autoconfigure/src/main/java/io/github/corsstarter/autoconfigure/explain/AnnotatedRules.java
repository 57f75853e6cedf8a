package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.autoconfigure.explain.SpringRule.Grant;
import io.github.corsstarter.explain.ApplicationRule;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;

/**
 * The rules of annotated handlers. One on a class is a single rule for all its methods.
 */
final class AnnotatedRules {

	/**
	 * Mappings know their handlers in no order.
	 */
	private static final Comparator<MappedHandler> ORDER = Comparator
		.comparing((MappedHandler handler) -> handler.paths().toString())
		.thenComparing((handler) -> handler.methods().stream().sorted().toList().toString());

	private final List<MappedHandler> handlers;

	private final GlobalRule global;

	AnnotatedRules(List<MappedHandler> handlers, GlobalRule global) {
		this.handlers = handlers.stream().sorted(ORDER).toList();
		this.global = global;
	}

	List<SpringRule> list() {
		Map<String, List<MappedHandler>> rules = new LinkedHashMap<>();
		for (MappedHandler handler : this.handlers) {
			if (handler.isMethodAnnotated()) {
				rules.computeIfAbsent(CorsRule.name(handler.method()), (name) -> new ArrayList<>()).add(handler);
			}
			if (handler.isTypeAnnotated()) {
				String type = "`" + CorsRule.simpleName(handler.method()) + "`";
				rules.computeIfAbsent(type, (name) -> new ArrayList<>()).add(handler);
			}
		}
		return rules.entrySet().stream().map((rule) -> rule(rule.getKey(), rule.getValue())).toList();
	}

	private SpringRule rule(String name, List<MappedHandler> annotated) {
		Set<String> paths = new LinkedHashSet<>();
		annotated.forEach((handler) -> paths.addAll(handler.paths()));
		ApplicationRule rule = new ApplicationRule(CorsRule.OF_ANNOTATION + name,
				paths.stream().filter((path) -> !path.isEmpty()).sorted().toList(), "Remove the annotation.");
		boolean onMethod = name.contains("#");
		return new SpringRule(rule, false,
				() -> grants(annotated.stream().filter((handler) -> handler.isMethodAnnotated() == onMethod).toList()));
	}

	/**
	 * Annotations add to the configuration of all handlers, and other methods on the same
	 * path have only that.
	 */
	private List<Grant> grants(List<MappedHandler> annotated) {
		List<Grant> grants = new ArrayList<>();
		for (MappedHandler handler : annotated) {
			CorsConfiguration own = handler.annotations().get();
			for (String path : handler.paths()) {
				add(grants, path, combine(this.global.find(path), own), handler.methods());
			}
		}
		Set<String> paths = new LinkedHashSet<>(grants.stream().map(Grant::path).toList());
		for (MappedHandler handler : this.handlers) {
			if (!handler.isAnnotated()) {
				handler.paths()
					.stream()
					.filter(paths::contains)
					.forEach((path) -> add(grants, path, this.global.find(path), handler.methods()));
			}
		}
		return grants;
	}

	private static @Nullable CorsConfiguration combine(@Nullable CorsConfiguration global,
			@Nullable CorsConfiguration own) {
		return (global != null) ? global.combine(own) : own;
	}

	private static void add(List<Grant> grants, String path, @Nullable CorsConfiguration configuration,
			Set<String> methods) {
		if (configuration != null) {
			grants.add(new Grant(path.isEmpty() ? "/" : path, configuration, methods));
		}
	}

}
