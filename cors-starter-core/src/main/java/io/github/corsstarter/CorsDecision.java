package io.github.corsstarter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request, and the headers that say so. Decisions that allow a request
 * are made once per policy and shared by all requests.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">HTTP extensions of the
 * CORS protocol</a>
 */
public final class CorsDecision {

	/**
	 * Longer than the longest origin, short enough to be remembered.
	 */
	private static final int MAX_VALUE = 400;

	private static final int MAX_PROPERTIES = 5;

	static final CorsDecision NO_POLICY = new CorsDecision(Outcome.NO_POLICY, false, null, null, null, null);

	private final Outcome outcome;

	private final boolean preflight;

	private final @Nullable PathRule rule;

	private final @Nullable CompiledPolicy policy;

	private final @Nullable CorsRefusalReason reason;

	private final @Nullable String value;

	private CorsDecision(Outcome outcome, boolean preflight, @Nullable PathRule rule, @Nullable CompiledPolicy policy,
			@Nullable CorsRefusalReason reason, @Nullable String value) {
		this.outcome = outcome;
		this.preflight = preflight;
		this.rule = rule;
		this.policy = policy;
		this.reason = reason;
		this.value = value;
	}

	static CorsDecision notCors(Outcome outcome, PathRule rule) {
		return new CorsDecision(outcome, false, rule, null, null, null);
	}

	static CorsDecision allowed(boolean preflight, PathRule rule, CompiledPolicy policy) {
		return new CorsDecision(Outcome.ALLOWED, preflight, rule, policy, null, null);
	}

	static CorsDecision refused(boolean preflight, PathRule rule, @Nullable CompiledPolicy policy,
			CorsRefusalReason reason, String value) {
		String bounded = (value.length() > MAX_VALUE) ? value.substring(0, MAX_VALUE) : value;
		return new CorsDecision(Outcome.REFUSED, preflight, rule, policy, reason, bounded);
	}

	/**
	 * The outcome.
	 * @return the outcome
	 */
	public Outcome outcome() {
		return this.outcome;
	}

	/**
	 * Whether the request is refused.
	 * @return whether there is a {@link #reason()}
	 */
	public boolean isRefused() {
		return this.outcome == Outcome.REFUSED;
	}

	/**
	 * Whether the request is a preflight, which never reaches the application.
	 * @return whether this is a preflight
	 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">CORS-preflight
	 * request</a>
	 */
	public boolean isPreflight() {
		return this.preflight;
	}

	/**
	 * Whether the request is a cross-origin request on a path that a policy owns.
	 * @return whether the outcome is to allow or to refuse
	 */
	public boolean isCors() {
		return this.outcome == Outcome.ALLOWED || this.outcome == Outcome.REFUSED;
	}

	/**
	 * The path pattern that owns the request.
	 * @return the pattern as configured or {@code null} if there is none
	 */
	public @Nullable String path() {
		return (this.rule != null) ? this.rule.pattern() : null;
	}

	/**
	 * The policies of the path pattern that owns the request.
	 * @return one policy or several for different origins, none without an owner
	 */
	public List<CorsPolicy> candidates() {
		return (this.rule != null) ? this.rule.policies() : List.of();
	}

	/**
	 * The policy that decided. A refusal of the origin on a path that several policies
	 * share belongs to none of them.
	 * @return the policy or {@code null}
	 */
	public @Nullable CorsPolicy policy() {
		if (this.policy != null) {
			return this.policy.policy();
		}
		return (isRefused() && candidates().size() == 1) ? candidates().get(0) : null;
	}

	/**
	 * Why the request is refused.
	 * @return the reason or {@code null} if it is not
	 */
	public @Nullable CorsRefusalReason reason() {
		return this.reason;
	}

	/**
	 * The part of the request that was refused, fit for logs and documents: at most 100
	 * characters, all of them printable ASCII.
	 * @return the offending value or {@code null} if there is none
	 */
	public @Nullable String value() {
		return (this.value != null) ? Sanitizer.sanitize(this.value) : null;
	}

	/**
	 * The policies of which each would let the request pass this point if its property
	 * changed that the {@link #reason()} names.
	 * @return the policies, none where no configuration would help
	 */
	public List<CorsPolicy> mendable() {
		if (this.reason == null || this.reason.property() == null) {
			return List.of();
		}
		CorsPolicy policy = policy();
		return ((policy != null) ? List.of(policy) : candidates()).stream()
			.filter((candidate) -> this.reason != CorsRefusalReason.ORIGIN_NULL || !candidate.allowCredentials())
			.toList();
	}

	/**
	 * The properties any of which would have to change for the request to pass.
	 * @return the full names, one for each policy that is {@link #mendable()}
	 */
	public List<String> properties() {
		CorsProperty property = (this.reason != null) ? this.reason.property() : null;
		return (property == null) ? List.of()
				: mendable().stream().map((policy) -> property.in(policy).name()).toList();
	}

	/**
	 * The configured origin that is closest to the refused one, which more often than not
	 * was meant. Compares with every origin of the path: ask when somebody reads the
	 * answer, not on each request.
	 * @return an origin pattern or {@code null} if nothing is close
	 */
	public @Nullable String nearestOrigin() {
		if (this.reason != CorsRefusalReason.ORIGIN_NOT_ALLOWED && this.reason != CorsRefusalReason.ORIGIN_MALFORMED) {
			return null;
		}
		List<String> origins = candidates().stream()
			.flatMap((candidate) -> candidate.allowedOrigins().stream())
			.toList();
		return (this.value != null) ? Nearest.of(this.value, origins) : null;
	}

	/**
	 * The status with which the request is answered at once.
	 * @return 204 or 403, or 0 if the application answers
	 */
	public int status() {
		if (this.preflight) {
			return (isRefused() && this.rule != null && !this.rule.debug()) ? 403 : 204;
		}
		return (isRefused() && this.rule != null && !forwardsRefused(this.rule)) ? 403 : 0;
	}

	private boolean forwardsRefused(PathRule rule) {
		return (this.policy != null) ? this.policy.policy().refusedRequests() == RefusedRequests.FORWARD
				: rule.forwardsRefused();
	}

	/**
	 * The body of a refused actual request: a problem detail with the reason and no text
	 * of the request.
	 * @return JSON of type {@code application/problem+json}, empty where there is no body
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
	 */
	public String body() {
		if (this.preflight || this.reason == null) {
			return "";
		}
		return "{\"title\":\"CORS request refused\",\"status\":403,\"detail\":\"" + this.reason.sentence()
				+ "\",\"reason\":\"" + this.reason.name() + "\"}";
	}

	/**
	 * Whether a header is for this decision alone to write on a path that a policy owns.
	 * @param name the name of a response header in any case
	 * @return whether the name starts with {@code Access-Control-}
	 */
	public static boolean isCorsHeader(String name) {
		return CorsHeaders.isCorsHeader(name);
	}

	/**
	 * Write the response headers. Writing them twice is the same as writing them once.
	 * @param request the request that was decided on
	 * @param response where to write
	 */
	public void writeHeaders(CorsRequest request, CorsResponse response) {
		if (this.rule == null) {
			return;
		}
		if (this.outcome == Outcome.ALLOWED && this.policy != null) {
			DecisionHeaders.writeAllowed(this.preflight, this.rule, this.policy, request, response);
		}
		else if (this.reason != null) {
			DecisionHeaders.writeRefused(this, this.rule, this.policy, request, response);
		}
		else {
			DecisionHeaders.writeNotCors(this.rule, response);
		}
	}

	/**
	 * The reason with all that belongs to it, fit for a header.
	 */
	String describe() {
		StringBuilder text = new StringBuilder().append(this.reason).append("; value=\"").append(value()).append('"');
		properties().stream()
			.limit(MAX_PROPERTIES)
			.forEach((property) -> text.append("; property=\"").append(Sanitizer.sanitize(property)).append('"'));
		return text.toString();
	}

	@Override
	public String toString() {
		return this.outcome + (this.preflight ? " preflight" : "") + ((this.reason != null) ? " " + describe() : "");
	}

	/**
	 * The outcomes of a decision.
	 */
	public enum Outcome {

		/**
		 * No policy owns the path; the request passes untouched.
		 */
		NO_POLICY,

		/**
		 * There is no {@code Origin}, so this is no CORS request.
		 */
		NO_ORIGIN,

		/**
		 * The page is of the application's own origin, so this is no CORS request.
		 */
		SAME_ORIGIN,

		/**
		 * A cross-origin request that a policy allows.
		 */
		ALLOWED,

		/**
		 * A cross-origin request that no policy allows.
		 */
		REFUSED

	}

}
