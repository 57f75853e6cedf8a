package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.internal.path.PathPatterns;

import org.springframework.web.util.pattern.PatternParseException;

/**
 * Finds the rules of an application that policies shadow.
 */
final class ShadowedRules {

	private final CorsPolicyRegistry registry;

	ShadowedRules(CorsPolicyRegistry registry) {
		this.registry = registry;
	}

	List<ShadowedRule> of(CorsApplication application) {
		List<ShadowedRule> shadowed = new ArrayList<>();
		for (ApplicationRule rule : application.rules()) {
			Set<String> policies = new LinkedHashSet<>();
			rule.paths().forEach((path) -> addOwners(path.startsWith("/") ? path : "/" + path, policies));
			if (!policies.isEmpty()) {
				shadowed.add(new ShadowedRule(rule, inMatchOrder(policies)));
			}
		}
		return List.copyOf(shadowed);
	}

	private void addOwners(String path, Set<String> policies) {
		try {
			PolicyProbe.decide(this.registry, "GET", PathPatterns.example(path), List.of())
				.candidates()
				.forEach((policy) -> policies.add(policy.name()));
			if (!PathPatterns.isLiteral(path)) {
				addWithin(path, policies);
			}
		}
		catch (PatternParseException ex) {
			// Not a pattern of Spring's, so nobody can say what it matches.
		}
	}

	/**
	 * Add the policies that own some of the paths of a rule.
	 */
	private void addWithin(String path, Set<String> policies) {
		for (CorsPolicy policy : this.registry.policies()) {
			if (policy.paths().stream().anyMatch((own) -> PathPatterns.matches(path, PathPatterns.example(own)))) {
				policies.add(policy.name());
			}
		}
	}

	private List<String> inMatchOrder(Set<String> names) {
		return this.registry.policies().stream().map(CorsPolicy::name).filter(names::contains).toList();
	}

}
