package io.github.corsstarter.explain;

import java.util.List;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRefusalReason.Subject;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.explain.Target.Server;
import org.jspecify.annotations.Nullable;

/**
 * The answer for someone who reads nothing else: what happens, why, and what to write
 * where.
 */
final class Summary {

	private final SimulatedRequest simulated;

	private final BrowserVerdict browser;

	private final PolicyChoice choice;

	Summary(SimulatedRequest simulated, BrowserVerdict browser, PolicyChoice choice) {
		this.simulated = simulated;
		this.browser = browser;
		this.choice = choice;
	}

	String text() {
		if (this.simulated.isForbidden()) {
			return "Browsers never let scripts send " + CodeSpan.of(this.simulated.request().method())
					+ ", so nothing is sent.";
		}
		if (this.simulated.target().server() == Server.OTHER) {
			return outside();
		}
		if (this.simulated.mode() == RequestMode.CORS && this.simulated.isSameOrigin()) {
			return sameOrigin();
		}
		if (!this.simulated.isOwned()) {
			return new UnownedSummary(this.simulated, this.browser).text();
		}
		Refused refusal = this.simulated.refusal();
		if (refusal != null) {
			return refused(refusal);
		}
		return switch (this.simulated.mode()) {
			case WEBSOCKET -> new UnownedSummary(this.simulated, this.browser)
				.handshake("Policy " + owner() + " allows the handshake.");
			case NAVIGATE -> "Policy " + owner() + " lets the form post pass.";
			case CORS -> this.browser.isReadable() ? passed() : withheld();
		};
	}

	private String outside() {
		PathPrefix context = this.simulated.application().contextPath();
		return CodeSpan.of(this.simulated.target().url()) + " is outside this application" + ((context != null)
				? ", which is at " + CodeSpan.of(context.path()) + " (" + CodeSpan.of(context.property()) + ")." : ".");
	}

	private String sameOrigin() {
		return CodeSpan.of(this.simulated.request().origin()) + " is "
				+ (this.simulated.isSelfOrigin() ? "one of `cors.self-origins`" : "where the request goes")
				+ ", so this is not a cross-origin request, and nothing is checked.";
	}

	private String passed() {
		return "The request is allowed by policy " + owner() + ", "
				+ (this.browser.preflightNeeded() ? "after" : "without")
				+ " a preflight, and the script may read the response.";
	}

	private String owner() {
		CorsPolicy policy = Refusals.policyOf(this.simulated.decision());
		return ((policy != null) ? CodeSpan.of(policy.name()) : "") + " on "
				+ CodeSpan.of(String.valueOf(this.simulated.decision().path()));
	}

	/**
	 * The server allows what the browser does not.
	 */
	private String withheld() {
		return "Policy " + owner() + " allows the request without credentials, but the script sends them, so "
				+ (this.browser.isSent() ? "the application answers and the browser withholds the response."
						: "the browser does not send it.")
				+ advice();
	}

	private String refused(Refused refusal) {
		return RefusalSentence.of(refusal) + " " + consequence(refusal) + hint(refusal) + advice();
	}

	private String consequence(Refused refusal) {
		if (refusal.isPreflight()) {
			return "The preflight is refused, and the request is not sent.";
		}
		if (refusal.status() != 0) {
			return "The request is refused with status " + refusal.status() + ".";
		}
		return switch (this.simulated.mode()) {
			case CORS -> "The application answers, but the script may not read the response.";
			case NAVIGATE -> "The application gets the form anyway.";
			case WEBSOCKET -> "The application decides anyway.";
		};
	}

	private String hint(Refused refusal) {
		if (this.simulated.mode() == RequestMode.NAVIGATE && Refusals.is(Subject.ORIGIN, refusal)
				&& refusal.status() != 0) {
			return " For a sign-in callback, allow the origin on this path, or set `refused-requests: forward` in a "
					+ "policy for it.";
		}
		if (refusal.reason() == CorsRefusalReason.ORIGIN_NULL) {
			return " Sandboxed frames, `data:` and `file:` documents and redirects between other origins have "
					+ "the origin `null`: serve the page over http or https, without a sandbox.";
		}
		Exchange deciding = this.simulated.deciding();
		return OwnAddress.resembles(refusal.reason(), refusal.value(), deciding.request())
				? " " + OwnAddress.advice(CodeSpan.of(refusal.value())) : "";
	}

	private String advice() {
		return ChangeSentences.of(this.choice) + ChangeSentences.alternatives(this.choice);
	}

	/**
	 * The answer about an origin that no browser sends.
	 * @param meant what was meant
	 * @param corrected the summary for that or {@code null}
	 */
	static String malformed(Refused refusal, OriginCorrection meant, @Nullable String corrected) {
		String sent = CodeSpan.of(String.valueOf(meant.origin()));
		return RefusalSentence.of(refusal) + " " + meant.problem()
				+ ((corrected != null) ? " Browsers send " + sent + " instead. With that: " + corrected : "");
	}

	/**
	 * The answer about a policy whose paths were written for another place.
	 */
	static String misplaced(String path, String reason, List<Fix> fixes, String corrected) {
		return "No policy owns " + CodeSpan.of(path) + ". " + reason + " "
				+ fixes.stream().map(Fix::change).collect(Collectors.joining(" ")) + " With that: " + corrected;
	}

}
