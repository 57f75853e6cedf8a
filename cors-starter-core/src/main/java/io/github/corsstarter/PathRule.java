package io.github.corsstarter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginTable;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.pattern.PathPattern;

/**
 * All policies of one path pattern, and the decisions on it that do not depend on text of
 * the request, made once.
 */
final class PathRule {

	private final PathPattern pathPattern;

	private final List<CorsPolicy> policies;

	private final OriginTable<Allowed> origins;

	private final @Nullable CompiledPolicy constant;

	private final boolean forwardsRefused;

	private final boolean debug;

	private final CorsDecision noOrigin = CorsDecision.notCors(CorsDecision.Outcome.NO_ORIGIN, this);

	private final CorsDecision sameOrigin = CorsDecision.notCors(CorsDecision.Outcome.SAME_ORIGIN, this);

	PathRule(String pattern, List<CompiledPolicy> policies, boolean debug) {
		this.pathPattern = PathPatterns.parse(pattern);
		this.debug = debug;
		this.policies = policies.stream().map(CompiledPolicy::policy).toList();
		this.constant = constant(policies);
		this.forwardsRefused = this.policies.stream()
			.allMatch((policy) -> policy.refusedRequests() == RefusedRequests.FORWARD);
		Map<OriginPattern, Allowed> patterns = new LinkedHashMap<>();
		for (CompiledPolicy policy : policies) {
			Allowed allowed = new Allowed(policy, CorsDecision.allowed(false, this, policy),
					CorsDecision.allowed(true, this, policy));
			policy.origins().forEach((origin) -> patterns.put(origin, allowed));
		}
		this.origins = new OriginTable<>(patterns);
	}

	/**
	 * A single policy for every origin answers everybody alike, so that its answer needs
	 * no {@code Vary}.
	 */
	private static @Nullable CompiledPolicy constant(List<CompiledPolicy> policies) {
		boolean any = policies.size() == 1 && policies.get(0).policy().allowedOrigins().contains("*");
		return any ? policies.get(0) : null;
	}

	String pattern() {
		return this.pathPattern.getPatternString();
	}

	PathPattern pathPattern() {
		return this.pathPattern;
	}

	List<CorsPolicy> policies() {
		return this.policies;
	}

	@Nullable CompiledPolicy constant() {
		return this.constant;
	}

	boolean forwardsRefused() {
		return this.forwardsRefused;
	}

	boolean debug() {
		return this.debug;
	}

	CorsDecision noOrigin() {
		return this.noOrigin;
	}

	CorsDecision sameOrigin() {
		return this.sameOrigin;
	}

	/**
	 * Decide on a request that has an origin other than the application's.
	 */
	CorsDecision decide(CorsRequest request, String origin) {
		boolean preflight = request.method().equals("OPTIONS") && request.header(CorsHeaders.REQUEST_METHOD) != null;
		if (request.isRepeated(CorsHeaders.ORIGIN)) {
			return CorsDecision.refused(preflight, this, null, CorsRefusalReason.ORIGIN_REPEATED, origin);
		}
		Allowed allowed = this.origins.find(origin);
		if (allowed == null) {
			return CorsDecision.refused(preflight, this, null, originReason(origin), origin);
		}
		return preflight ? decidePreflight(request, allowed) : decideActual(request, allowed);
	}

	private static CorsRefusalReason originReason(String origin) {
		if (origin.equals(Origin.OPAQUE)) {
			return CorsRefusalReason.ORIGIN_NULL;
		}
		return Origin.isWellFormed(origin) ? CorsRefusalReason.ORIGIN_NOT_ALLOWED : CorsRefusalReason.ORIGIN_MALFORMED;
	}

	private CorsDecision decidePreflight(CorsRequest request, Allowed allowed) {
		String method = request.header(CorsHeaders.REQUEST_METHOD);
		if (method == null || !Tokens.isToken(method) || request.isRepeated(CorsHeaders.REQUEST_METHOD)) {
			return CorsDecision.refused(true, this, allowed.policy(), CorsRefusalReason.METHOD_MALFORMED,
					String.valueOf(method));
		}
		if (!allowed.policy().allowsMethod(method)) {
			return CorsDecision.refused(true, this, allowed.policy(), CorsRefusalReason.METHOD_NOT_ALLOWED, method);
		}
		RequestedHeaders.Failure failure = allowed.policy().checkHeaders(request);
		return (failure == null) ? allowed.preflight()
				: CorsDecision.refused(true, this, allowed.policy(), failure.reason(), failure.value());
	}

	private CorsDecision decideActual(CorsRequest request, Allowed allowed) {
		String method = request.method();
		if (allowed.policy().allowsMethod(method) || method.equals("OPTIONS")) {
			return allowed.actual();
		}
		return CorsDecision.refused(false, this, allowed.policy(), CorsRefusalReason.METHOD_NOT_ALLOWED, method);
	}

	/**
	 * What an origin pattern stands for.
	 */
	private record Allowed(CompiledPolicy policy, CorsDecision actual, CorsDecision preflight) {

	}

}
