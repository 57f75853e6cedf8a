package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.internal.path.PathPatterns;
import io.github.corsstarter.validation.CorsPolicyValidator;
import io.github.corsstarter.validation.CorsViolation;

/**
 * The policies that are equal to the rules of an application, in the order in which the
 * rules are applied.
 */
final class Inventory {

	private final List<Entry> entries = new ArrayList<>();

	private final Map<String, String> filtered = new LinkedHashMap<>();

	private final List<CorsPolicy> existing;

	private final Set<String> names = new HashSet<>();

	Inventory(Collection<CorsPolicy> existing) {
		this.existing = List.copyOf(existing);
		existing.forEach((policy) -> this.names.add(policy.name()));
	}

	/**
	 * Add a rule, after those that are applied before it.
	 */
	void add(ApplicationGrants rule) {
		List<ApplicationGrant> grants = rule.grants();
		if (grants == null) {
			this.entries.add(new Entry(rule.rule(), List.of(),
					List.of("What this rule grants cannot be read from outside. Write its policy by hand.")));
			return;
		}
		List<String> remarks = new ArrayList<>();
		List<CorsPolicy> policies = new ArrayList<>();
		merge(alive(rule, grants, remarks)).forEach((grant, paths) -> {
			policies.add(grant.policy(name(paths), paths));
			remarks.addAll(grant.differences());
		});
		if (policies.isEmpty() && remarks.isEmpty()) {
			remarks.add("This rule grants nothing.");
		}
		this.entries.add(new Entry(rule.rule(), policies, remarks.stream().distinct().toList()));
	}

	/**
	 * The grants that count. A rule does nothing where a filter has decided.
	 */
	private List<ApplicationGrant> alive(ApplicationGrants rule, List<ApplicationGrant> grants, List<String> remarks) {
		List<ApplicationGrant> alive = new ArrayList<>();
		for (ApplicationGrant grant : grants) {
			Optional<String> before = before(grant);
			before.ifPresentOrElse(
					(name) -> remarks
						.add("On `" + grant.path() + "`, this rule does nothing: " + name + " decides before it."),
					() -> alive.add(grant));
		}
		if (rule.ahead()) {
			alive.forEach((grant) -> this.filtered.putIfAbsent(grant.path(), rule.rule().name()));
		}
		return alive;
	}

	private Optional<String> before(ApplicationGrant grant) {
		return this.filtered.entrySet()
			.stream()
			.filter((filter) -> PathPatterns.covers(filter.getKey(), grant.path()))
			.map(Map.Entry::getValue)
			.findFirst();
	}

	/**
	 * One policy for each path and for all paths with the same grant: handlers of one
	 * path differ by their methods, which a policy lists together.
	 */
	private static Map<ApplicationGrant, List<String>> merge(List<ApplicationGrant> grants) {
		Map<ApplicationGrant, Set<String>> methods = new LinkedHashMap<>();
		for (ApplicationGrant grant : grants) {
			methods.computeIfAbsent(grant.withMethods(Set.of()), (other) -> new LinkedHashSet<>())
				.addAll(grant.methods());
		}
		Map<ApplicationGrant, List<String>> merged = new LinkedHashMap<>();
		methods.forEach((grant, allowed) -> {
			if (!allowed.isEmpty()) {
				merged.computeIfAbsent(grant.withMethods(allowed).withPath(""), (other) -> new ArrayList<>())
					.add(slashed(grant.path()));
			}
		});
		return merged;
	}

	private static String slashed(String path) {
		return path.startsWith("/") ? path : "/" + path;
	}

	private String name(List<String> paths) {
		String plain = paths.get(0)
			.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-+|-+$", "");
		String stem = plain.matches("[a-z].*") ? plain : plain.isEmpty() ? "all" : "path-" + plain;
		String name = stem;
		for (int i = 2; !this.names.add(name); i++) {
			name = stem + "-" + i;
		}
		return name;
	}

	List<Entry> entries() {
		return this.entries;
	}

	/**
	 * What stops an application with these policies and those that it has.
	 */
	List<CorsViolation> errors() {
		List<CorsPolicy> policies = new ArrayList<>(this.existing);
		this.entries.forEach((entry) -> policies.addAll(entry.policies()));
		return CorsPolicyValidator.validate(policies).stream().filter(CorsViolation::isError).toList();
	}

	/**
	 * A rule as policies.
	 *
	 * @param rule the rule
	 * @param policies the policies, none if the rule grants nothing or cannot be read
	 * @param remarks what is different, and what somebody has to decide
	 */
	record Entry(ApplicationRule rule, List<CorsPolicy> policies, List<String> remarks) {

	}

}
