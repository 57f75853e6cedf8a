package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginTable;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the requests that one path pattern owns. Decisions that do not depend on
 * text of the request are made once.
 */
final class PathDecider {

	private static final OriginTable<Grant> NO_ORIGINS = new OriginTable<>(Map.of());

	private final PathOwner owner;

	private final OriginTable<Grant> origins;

	private final OwnOrigins own;

	/**
	 * Whether the path has readings that lead to different policies.
	 */
	private final boolean ambiguous;

	private final CorsDecision noOrigin;

	private final CorsDecision sameOrigin;

	private PathDecider(PathOwner owner, OriginTable<Grant> origins, OwnOrigins own, boolean ambiguous) {
		this.owner = owner;
		this.origins = origins;
		this.own = own;
		this.ambiguous = ambiguous;
		this.noOrigin = new NotCors(CorsDecision.Outcome.NO_ORIGIN, owner, null);
		this.sameOrigin = new NotCors(CorsDecision.Outcome.SAME_ORIGIN, owner, null);
	}

	static PathDecider of(String pattern, List<CompiledPolicy> policies, OwnOrigins own,
			@Nullable RefusalAdvice debug) {
		PathOwner owner = PathOwner.of(pattern, policies, debug);
		Map<OriginPattern, Grant> grants = new LinkedHashMap<>();
		for (CompiledPolicy policy : policies) {
			Grant grant = Grant.of(owner, policy);
			policy.origins().forEach((origin) -> grants.put(origin, grant));
		}
		return new PathDecider(owner, new OriginTable<>(grants), own, false);
	}

	/**
	 * Refuses every cross-origin request on a path that may belong to different policies.
	 * @param owners everything that may own the path
	 */
	static PathDecider ambiguous(Collection<PathDecider> owners, OwnOrigins own, @Nullable RefusalAdvice debug) {
		List<CorsPolicy> policies = new ArrayList<>();
		owners.forEach((decider) -> policies.addAll(decider.policies()));
		String path = owners.stream().map((decider) -> decider.owner.path()).findFirst().orElse("");
		return new PathDecider(PathOwner.ofSeveral(path, policies.stream().distinct().toList(), debug), NO_ORIGINS, own,
				true);
	}

	List<CorsPolicy> policies() {
		return this.owner.policies();
	}

	String pattern() {
		return this.owner.path();
	}

	CorsDecision decide(CorsRequest request) {
		if (this.own.isForeignHost(request)) {
			return refuse(request, null, CorsRefusalReason.HOST_NOT_OWN, String.valueOf(request.host()));
		}
		String origin = request.origin();
		return (origin != null) ? decide(request, origin) : this.noOrigin;
	}

	private CorsDecision decide(CorsRequest request, String origin) {
		if (request.isRepeated(HeaderNames.ORIGIN)) {
			return refuse(request, null, CorsRefusalReason.ORIGIN_REPEATED, origin);
		}
		Grant grant = this.origins.find(origin);
		if (grant != null) {
			return decide(request, origin, grant);
		}
		if (this.own.isOwn(request, origin)) {
			return this.sameOrigin;
		}
		return this.ambiguous ? refuse(request, null, CorsRefusalReason.PATH_AMBIGUOUS, request.path())
				: refuse(request, null, originReason(origin), origin);
	}

	private static CorsRefusalReason originReason(String origin) {
		if (origin.equals(Origin.OPAQUE)) {
			return CorsRefusalReason.ORIGIN_NULL;
		}
		return Origin.isWellFormed(origin) ? CorsRefusalReason.ORIGIN_NOT_ALLOWED : CorsRefusalReason.ORIGIN_MALFORMED;
	}

	private CorsDecision decide(CorsRequest request, String origin, Grant grant) {
		String requested = requestedMethod(request);
		CorsDecision decision = (requested != null) ? decidePreflight(request, grant, requested)
				: decideActual(request, grant);
		boolean rescued = decision instanceof Refused && this.own.isOwn(request, origin);
		return rescued ? grant.sameOrigin() : decision;
	}

	private CorsDecision decidePreflight(CorsRequest request, Grant grant, String method) {
		if (!CompiledPolicy.isMethod(method) || request.isRepeated(HeaderNames.REQUEST_METHOD)) {
			return refuse(request, grant, CorsRefusalReason.METHOD_MALFORMED, method);
		}
		if (!grant.policy().allowsMethod(method)) {
			return refuse(request, grant, CorsRefusalReason.METHOD_NOT_ALLOWED, method);
		}
		RequestedHeaders.Failure failure = grant.policy().checkHeaders(request);
		return (failure == null) ? grant.preflight() : refuse(request, grant, failure.reason(), failure.value());
	}

	private CorsDecision decideActual(CorsRequest request, Grant grant) {
		String method = request.method();
		if (grant.policy().allowsMethod(method) || method.equals("OPTIONS")) {
			return grant.actual();
		}
		return refuse(request, grant, CorsRefusalReason.METHOD_NOT_ALLOWED, method);
	}

	private Refused refuse(CorsRequest request, @Nullable Grant grant, CorsRefusalReason reason, String value) {
		return new Refused(requestedMethod(request) != null, this.owner, (grant != null) ? grant.policy() : null,
				reason, value);
	}

	/**
	 * The method that a preflight asks for, {@code null} if the request is not one.
	 */
	private static @Nullable String requestedMethod(CorsRequest request) {
		return request.method().equals("OPTIONS") ? request.header(HeaderNames.REQUEST_METHOD) : null;
	}

	/**
	 * What an origin pattern grants.
	 */
	private record Grant(CompiledPolicy policy, Allowed actual, Allowed preflight, NotCors sameOrigin) {

		static Grant of(PathOwner owner, CompiledPolicy policy) {
			Allowed actual = new Allowed(false, owner, policy);
			return new Grant(policy, actual, new Allowed(true, owner, policy),
					new NotCors(CorsDecision.Outcome.SAME_ORIGIN, owner, actual));
		}

	}

}
