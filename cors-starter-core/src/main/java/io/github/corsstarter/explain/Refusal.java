package io.github.corsstarter.explain;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is worth remembering about a refusal: only one value of the request, which is safe
 * to show, and nothing that keeps policies alive.
 *
 * @param reason why
 * @param value the offending part of the request, bounded and printable
 * @param path the path pattern
 * @param policy the name of the policy or {@code null} if several share the path and none
 * of them allows the origin
 * @param preflight whether a preflight was refused
 * @param formPost whether a form posted, which is a navigation and not a request of a
 * script
 * @param ownAddress whether the refused origin may be the application's own, behind a
 * proxy
 */
public record Refusal(CorsRefusalReason reason, String value, String path, @Nullable String policy, boolean preflight,
		boolean formPost, boolean ownAddress) {

	/**
	 * What is worth remembering about a decision.
	 * @param request the request
	 * @param refused the decision on it
	 * @return the refusal
	 */
	public static Refusal of(CorsRequest request, Refused refused) {
		CorsPolicy policy = refused.policy();
		return new Refusal(refused.reason(), refused.value(), refused.path(), (policy != null) ? policy.name() : null,
				refused.isPreflight(), isFormPost(request),
				OwnAddress.resembles(refused.reason(), refused.value(), request));
	}

	private static boolean isFormPost(CorsRequest request) {
		return request.method().equals("POST") && "navigate".equals(request.header("Sec-Fetch-Mode"));
	}

}
