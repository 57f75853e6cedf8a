package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.internal.text.ClosestMatch;
import org.jspecify.annotations.Nullable;

/**
 * What would have to change for a refused request to pass. Worked out when somebody reads
 * it, not on each request.
 */
final class RefusalAdvice {

	private static final int MAX_PROPERTIES = 5;

	private final Refused refusal;

	private RefusalAdvice(Refused refusal) {
		this.refusal = refusal;
	}

	/**
	 * The advice on a refusal.
	 * @param refusal the refusal
	 * @return the advice
	 */
	public static RefusalAdvice of(Refused refusal) {
		return new RefusalAdvice(refusal);
	}

	/**
	 * The policies of which each would let the request pass this point if its property
	 * changed that the reason names.
	 * @return the policies, none where no configuration of a policy would help
	 */
	public List<CorsPolicy> policies() {
		CorsRefusalReason reason = this.refusal.reason();
		if (reason.property() == null) {
			return List.of();
		}
		CorsPolicy policy = this.refusal.policy();
		return ((policy != null) ? List.of(policy) : this.refusal.candidates()).stream()
			.filter((candidate) -> reason != CorsRefusalReason.ORIGIN_NULL || !candidate.allowCredentials())
			.toList();
	}

	/**
	 * The properties any of which would have to change for the request to pass.
	 * @return the full names, one for each of the {@link #policies()}
	 */
	public List<String> properties() {
		CorsProperty property = this.refusal.reason().property();
		return (property == null) ? List.of()
				: policies().stream().map((policy) -> property.in(policy).name()).toList();
	}

	/**
	 * As many of the properties as fit into a header.
	 */
	List<String> firstProperties() {
		List<String> properties = properties();
		return properties.subList(0, Math.min(MAX_PROPERTIES, properties.size()));
	}

	/**
	 * The configured origin that is closest to the refused one, which more often than not
	 * was meant. Compares with every origin of the path.
	 * @return an origin pattern or {@code null} if nothing is close
	 */
	public @Nullable String nearestOrigin() {
		CorsRefusalReason reason = this.refusal.reason();
		if (reason != CorsRefusalReason.ORIGIN_NOT_ALLOWED && reason != CorsRefusalReason.ORIGIN_MALFORMED) {
			return null;
		}
		List<String> origins = this.refusal.candidates()
			.stream()
			.flatMap((candidate) -> candidate.allowedOrigins().stream())
			.toList();
		return ClosestMatch.of(this.refusal.rawValue(), origins);
	}

}
