package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.validation.CorsPolicyValidator;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the policies of an application and decides on requests by them. The policies are
 * validated together and replaced as a whole; a request sees either the old ones or the
 * new ones. Safe for use by many threads.
 */
public final class CorsPolicyRegistry {

	private final DebugAdvice advice;

	private volatile PropertyFindings findings;

	private volatile Snapshot snapshot;

	/**
	 * Create a registry with default settings.
	 * @param policies the policies
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public CorsPolicyRegistry(Collection<CorsPolicy> policies) {
		this(policies, CorsSettings.DEFAULT, List.of());
	}

	/**
	 * Create a registry.
	 * @param policies the policies
	 * @param settings what holds for all of them
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public CorsPolicyRegistry(Collection<CorsPolicy> policies, CorsSettings settings) {
		this(policies, settings, List.of());
	}

	/**
	 * Create a registry.
	 * @param policies the policies
	 * @param settings what holds for all of them
	 * @param findings what was found where the policies come from
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public CorsPolicyRegistry(Collection<CorsPolicy> policies, CorsSettings settings,
			Collection<CorsViolation> findings) {
		this.advice = new DebugAdvice();
		this.snapshot = Snapshot.of(policies, settings, findings, 1, this.advice);
		this.findings = PropertyFindings.of(findings, policies);
	}

	private CorsPolicyRegistry(CorsPolicyRegistry other) {
		this.advice = other.advice;
		this.findings = other.findings;
		this.snapshot = other.snapshot;
	}

	/**
	 * A registry that stays as this one is now, for those who ask it several questions.
	 * @return a registry that follows no later change of this one
	 */
	public CorsPolicyRegistry snapshot() {
		return new CorsPolicyRegistry(this);
	}

	/**
	 * Replace all policies. Keeps the current ones if any of the new ones is invalid. The
	 * findings of the first policies stay as long as they hold: those about a policy
	 * until it is replaced by another one.
	 * @param policies the policies
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public synchronized void replace(Collection<CorsPolicy> policies) {
		this.snapshot = Snapshot.of(policies, this.snapshot.settings(), this.findings.of(policies),
				this.snapshot.revision() + 1, this.advice);
	}

	/**
	 * Replace everything at once: no request sees the new policies with the old settings.
	 * Keeps what is there if any of the policies is invalid.
	 * @param policies the policies
	 * @param settings what holds for all of them
	 * @param findings what was found where the policies come from
	 * @throws InvalidCorsPolicyException if any policy is invalid; carries everything
	 * that is wrong with all of them
	 */
	public synchronized void replace(Collection<CorsPolicy> policies, CorsSettings settings,
			Collection<CorsViolation> findings) {
		this.snapshot = Snapshot.of(policies, settings, findings, this.snapshot.revision() + 1, this.advice);
		this.findings = PropertyFindings.of(findings, policies);
	}

	/**
	 * Replace the settings and leave the policies and the revision as they are.
	 * @param settings what holds for all policies
	 */
	public synchronized void apply(CorsSettings settings) {
		if (!settings.equals(this.snapshot.settings())) {
			this.snapshot = this.snapshot.with(settings, this.advice);
		}
	}

	/**
	 * Have debug mode say what would have to change for refused requests to pass.
	 * @param advice what is asked about each refusal while debug mode is on
	 */
	public void advise(RefusalAdvice advice) {
		this.advice.set(advice);
	}

	/**
	 * Decide on a request. Allocates nothing unless the request is refused or its path
	 * can be read in several ways.
	 * @param request any request, however malformed
	 * @return the decision
	 */
	public CorsDecision decide(CorsRequest request) {
		return this.snapshot.deciders().decide(request);
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
	 * What holds for all policies.
	 * @return the settings
	 */
	public CorsSettings settings() {
		return this.snapshot.settings();
	}

	/**
	 * Everything that a request sees at one time.
	 */
	private record Snapshot(List<CorsPolicy> policies, CorsSettings settings, PathDeciders deciders,
			List<CorsViolation> warnings, long revision) {

		static Snapshot of(Collection<CorsPolicy> policies, CorsSettings settings, Collection<CorsViolation> findings,
				long revision, RefusalAdvice advice) {
			List<CorsViolation> violations = new ArrayList<>(findings);
			violations.addAll(CorsPolicyValidator.validate(policies));
			if (violations.stream().anyMatch(CorsViolation::isError)) {
				throw new InvalidCorsPolicyException(violations, policies);
			}
			PathDeciders deciders = new PathDeciders(policies, settings, advice);
			Set<CorsPolicy> ordered = new LinkedHashSet<>(deciders.policies());
			ordered.addAll(policies);
			return new Snapshot(List.copyOf(ordered), settings, deciders, List.copyOf(violations), revision);
		}

		Snapshot with(CorsSettings settings, RefusalAdvice advice) {
			return new Snapshot(this.policies, settings, new PathDeciders(this.policies, settings, advice),
					this.warnings, this.revision);
		}

	}

}
