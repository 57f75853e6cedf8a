package io.github.corsstarter.decision;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a cross-origin request that a policy owns. Only these are logged, counted
 * and passed to listeners.
 */
public sealed interface CrossOriginDecision extends CorsDecision permits Allowed, Refused {

	/**
	 * The path pattern that owns the request.
	 * @return the pattern as configured
	 */
	@Override
	String path();

	/**
	 * The policy that decided. A refusal of the origin on a path that several policies
	 * share belongs to none of them.
	 * @return the policy or {@code null}
	 */
	@Nullable CorsPolicy policy();

	/**
	 * Whether the request is a preflight, which never reaches the application.
	 * @return whether this is a preflight
	 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">CORS-preflight
	 * request</a>
	 */
	boolean isPreflight();

}
