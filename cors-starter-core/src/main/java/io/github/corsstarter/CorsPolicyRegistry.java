package io.github.corsstarter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Holds the policies of an application and decides on requests by them. The policies are
 * validated together and replaced as a whole; a request sees either the old ones or the
 * new ones. Safe for use by many threads.
 */
public final class CorsPolicyRegistry {

	private final Set<String> selfOrigins;

	private final boolean debug;

	private volatile Snapshot snapshot;

	/**
	 * Create a registry.
	 * @param policies the policies
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public CorsPolicyRegistry(Collection<CorsPolicy> policies) {
		this(policies, Set.of(), false);
	}

	/**
	 * Create a registry.
	 * @param policies the policies
	 * @param selfOrigins the origins at which the application itself is reached, which
	 * are never treated as cross-origin
	 * @param debug whether refusals are answered so that a developer's browser says why
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public CorsPolicyRegistry(Collection<CorsPolicy> policies, Collection<String> selfOrigins, boolean debug) {
		this.selfOrigins = Set.copyOf(selfOrigins);
		this.debug = debug;
		this.snapshot = snapshot(policies, 1);
	}

	/**
	 * Replace all policies. Leaves the present ones if any of the new ones is invalid.
	 * @param policies the policies
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public synchronized void replace(Collection<CorsPolicy> policies) {
		this.snapshot = snapshot(policies, this.snapshot.revision() + 1);
	}

	private Snapshot snapshot(Collection<CorsPolicy> policies, long revision) {
		List<CorsViolation> violations = CorsPolicyValidator.validate(policies);
		if (violations.stream().anyMatch(CorsViolation::isError)) {
			throw new InvalidCorsPolicyException(violations, policies);
		}
		PathIndex index = new PathIndex(rules(policies));
		return new Snapshot(inMatchOrder(index, policies), index, violations, revision);
	}

	private List<PathRule> rules(Collection<CorsPolicy> policies) {
		Map<String, List<CompiledPolicy>> byPath = new LinkedHashMap<>();
		Map<String, String> patterns = new LinkedHashMap<>();
		for (CorsPolicy policy : policies) {
			CompiledPolicy compiled = new CompiledPolicy(policy);
			for (String path : new LinkedHashSet<>(policy.paths())) {
				String normalized = PathPatterns.normalize(path);
				patterns.putIfAbsent(normalized, path);
				byPath.computeIfAbsent(normalized, (key) -> new ArrayList<>()).add(compiled);
			}
		}
		List<PathRule> rules = new ArrayList<>();
		byPath.forEach((path, compiled) -> rules
			.add(new PathRule(patterns.getOrDefault(path, path), compiled.stream().distinct().toList(), this.debug)));
		return rules;
	}

	private static List<CorsPolicy> inMatchOrder(PathIndex index, Collection<CorsPolicy> policies) {
		List<CorsPolicy> ordered = new ArrayList<>();
		index.rules().forEach((rule) -> ordered.addAll(rule.policies()));
		ordered.addAll(policies);
		return ordered.stream().distinct().toList();
	}

	/**
	 * Decide on a request. Allocates nothing unless the request is refused.
	 * @param request any request, however malformed
	 * @return the decision
	 */
	public CorsDecision decide(CorsRequest request) {
		PathRule rule = this.snapshot.index().find(request.path());
		if (rule == null) {
			return CorsDecision.NO_POLICY;
		}
		String origin = request.header(CorsHeaders.ORIGIN);
		if (origin == null) {
			return rule.noOrigin();
		}
		return isSameOrigin(request, origin) ? rule.sameOrigin() : rule.decide(request, origin);
	}

	private boolean isSameOrigin(CorsRequest request, String origin) {
		boolean same = request.isOwnOrigin(origin) || "same-origin".equals(request.header(CorsHeaders.SEC_FETCH_SITE))
				|| (!this.selfOrigins.isEmpty() && this.selfOrigins.contains(origin));
		return same && !request.isRepeated(CorsHeaders.ORIGIN);
	}

	/**
	 * The policies in match order: most specific path first.
	 * @return the policies
	 */
	public List<CorsPolicy> policies() {
		return this.snapshot.policies();
	}

	/**
	 * Find a policy.
	 * @param name the name of a policy
	 * @return the policy or {@code null} if there is none of that name
	 */
	public @Nullable CorsPolicy policy(String name) {
		return policies().stream().filter((policy) -> policy.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * What validation found that does not stop the application.
	 * @return the warnings
	 */
	public List<CorsViolation> warnings() {
		return this.snapshot.warnings();
	}

	/**
	 * How often the policies have been set.
	 * @return 1 or more
	 */
	public long revision() {
		return this.snapshot.revision();
	}

	/**
	 * The origins at which the application itself is reached.
	 * @return the origins
	 */
	public Set<String> selfOrigins() {
		return this.selfOrigins;
	}

	/**
	 * Whether refusals are answered so that a developer's browser says why.
	 * @return whether debug mode is on
	 */
	public boolean isDebug() {
		return this.debug;
	}

	/**
	 * Everything that a request sees at one time.
	 */
	private record Snapshot(List<CorsPolicy> policies, PathIndex index, List<CorsViolation> warnings, long revision) {

	}

}
