package io.github.corsstarter.decision;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.validation.CorsViolation;

/**
 * What was found where the first policies come from. Findings that are not about a policy
 * always hold; those about a policy hold as long as it has the same values.
 *
 * @param findings the findings
 * @param policies the policies that some of them are about
 */
record PropertyFindings(List<CorsViolation> findings, Map<String, CorsPolicy> policies) {

	static PropertyFindings of(Collection<CorsViolation> findings, Collection<CorsPolicy> policies) {
		Map<String, CorsPolicy> found = new HashMap<>();
		for (CorsPolicy policy : policies) {
			if (findings.stream().anyMatch((finding) -> finding.policy().equals(policy.name()))) {
				found.put(policy.name(), policy);
			}
		}
		return new PropertyFindings(List.copyOf(findings), Map.copyOf(found));
	}

	/**
	 * The findings that still hold for other policies.
	 */
	List<CorsViolation> of(Collection<CorsPolicy> policies) {
		return this.findings.stream().filter((finding) -> holds(finding, policies)).toList();
	}

	private boolean holds(CorsViolation finding, Collection<CorsPolicy> policies) {
		CorsPolicy policy = this.policies.get(finding.policy());
		return policy == null || policies.stream().anyMatch((present) -> isSame(present, policy));
	}

	private static boolean isSame(CorsPolicy one, CorsPolicy other) {
		return one.name().equals(other.name()) && one.properties().equals(other.properties());
	}

}
