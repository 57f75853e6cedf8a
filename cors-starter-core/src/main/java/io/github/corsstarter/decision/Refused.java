package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.text.Sanitizer;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a request that no policy allows.
 */
public final class Refused implements CrossOriginDecision {

	/**
	 * A sentence, with a value of the request in it.
	 */
	private static final int MAX_ADVICE = 400;

	private final boolean preflight;

	private final PathOwner owner;

	/**
	 * The policy that allows the origin, if something else is refused.
	 */
	private final @Nullable CompiledPolicy policy;

	private final CorsRefusalReason reason;

	private final String value;

	Refused(boolean preflight, PathOwner owner, @Nullable CompiledPolicy policy, CorsRefusalReason reason,
			String value) {
		this.preflight = preflight;
		this.owner = owner;
		this.policy = policy;
		this.reason = reason;
		this.value = value;
	}

	@Override
	public Outcome outcome() {
		return Outcome.REFUSED;
	}

	@Override
	public boolean isPreflight() {
		return this.preflight;
	}

	@Override
	public String path() {
		return this.owner.path();
	}

	@Override
	public List<CorsPolicy> candidates() {
		return this.owner.policies();
	}

	@Override
	public @Nullable CorsPolicy policy() {
		if (this.policy != null) {
			return this.policy.policy();
		}
		return (this.owner.policies().size() == 1) ? this.owner.policies().get(0) : null;
	}

	/**
	 * Why the request is refused.
	 * @return the reason
	 */
	public CorsRefusalReason reason() {
		return this.reason;
	}

	/**
	 * The part of the request that was refused, fit for logs and documents.
	 * @return at most 100 characters, all of them printable ASCII
	 */
	public String value() {
		return Sanitizer.sanitize(this.value);
	}

	@Override
	public int status() {
		if (this.preflight) {
			return (this.owner.debug() != null) ? 204 : 403;
		}
		return forwards() ? 0 : 403;
	}

	private boolean forwards() {
		if (this.reason == CorsRefusalReason.HOST_NOT_OWN) {
			return false;
		}
		return (this.policy != null) ? this.policy.policy().refusedRequests() == RefusedRequests.FORWARD
				: this.owner.forwardsRefused();
	}

	/**
	 * The body of the response where the request is answered at once: a problem detail
	 * with the reason and no text of the request.
	 * @return JSON of type {@code application/problem+json}, empty for a preflight
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
	 */
	public String body() {
		return this.preflight ? "" : this.reason.problem();
	}

	@Override
	public void writeHeaders(CorsRequest request, CorsResponse response) {
		if (this.owner.debug() != null) {
			writeDebug(request, response, this.owner.debug());
		}
		(this.preflight ? Vary.PREFLIGHT : Vary.ACTUAL).addTo(response);
	}

	/**
	 * What a developer's browser needs to name the failing step in its console: the
	 * reason, and the headers of a preflight as far as they were earned.
	 */
	private void writeDebug(CorsRequest request, CorsResponse response, RefusalAdvice advice) {
		response.write(HeaderNames.REFUSAL, summary() + changes(advice.on(request, this)));
		if (!this.preflight || this.policy == null) {
			return;
		}
		this.policy.writeOrigin(request, response);
		if (this.reason != CorsRefusalReason.METHOD_MALFORMED) {
			this.policy.writeMethods(request, response);
		}
		if (this.reason == CorsRefusalReason.HEADER_NOT_ALLOWED) {
			this.policy.writeHeaders(request, response);
		}
	}

	private static String changes(RefusalAdvice.Changes changes) {
		StringBuilder text = new StringBuilder();
		for (String property : changes.properties()) {
			text.append("; property=\"").append(Sanitizer.sanitize(property)).append('"');
		}
		if (!changes.request().isEmpty()) {
			text.append("; request=\"").append(Sanitizer.sanitize(changes.request(), MAX_ADVICE)).append('"');
		}
		return text.toString();
	}

	private String summary() {
		return this.reason + "; value=\"" + value() + '"';
	}

	@Override
	public String toString() {
		return outcome() + (this.preflight ? " preflight " : " ") + summary();
	}

}
