package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.RefusedRequests;
import org.jspecify.annotations.Nullable;

/**
 * What decisions know about the path pattern that owns a request.
 *
 * @param path the pattern as configured
 * @param policies its policies
 * @param constant the policy that gives everybody the same answer, if it is the only one
 * and allows {@code *}
 * @param forwardsRefused whether the application gets requests whose origin is refused
 * @param debug what refusals say besides the reason, or {@code null} if they do not say
 * why
 */
record PathOwner(String path, List<CorsPolicy> policies, @Nullable CompiledPolicy constant, boolean forwardsRefused,
		@Nullable RefusalAdvice debug) {

	static PathOwner of(String path, List<CompiledPolicy> policies, @Nullable RefusalAdvice debug) {
		CompiledPolicy first = policies.get(0);
		return of(path, policies.stream().map(CompiledPolicy::policy).toList(),
				(policies.size() == 1 && first.allowsAnyOrigin()) ? first : null, debug);
	}

	/**
	 * An owner that does not give everybody the same answer.
	 */
	static PathOwner ofSeveral(String path, List<CorsPolicy> policies, @Nullable RefusalAdvice debug) {
		return of(path, policies, null, debug);
	}

	private static PathOwner of(String path, List<CorsPolicy> policies, @Nullable CompiledPolicy constant,
			@Nullable RefusalAdvice debug) {
		return new PathOwner(path, policies, constant,
				policies.stream().allMatch((policy) -> policy.refusedRequests() == RefusedRequests.FORWARD), debug);
	}

}
