package io.github.corsstarter.explain;

import io.github.corsstarter.explain.ApplicationAnswer.Certainty;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.Target.Server;
import org.jspecify.annotations.Nullable;

/**
 * The answer where the application itself decides instead of a policy.
 */
final class UnownedSummary {

	private final SimulatedRequest simulated;

	private final BrowserVerdict browser;

	UnownedSummary(SimulatedRequest simulated, BrowserVerdict browser) {
		this.simulated = simulated;
		this.browser = browser;
	}

	String text() {
		String owner = (this.simulated.target().server() == Server.MANAGEMENT)
				? "Policies do not apply on the management port."
				: "No policy owns " + CodeSpan.of(this.simulated.path()) + ".";
		return switch (this.simulated.mode()) {
			case WEBSOCKET -> handshake(owner);
			case NAVIGATE -> owner + " So the form post passes, as far as CORS is concerned.";
			case CORS -> script(owner);
		};
	}

	private String script(String owner) {
		Exchange deciding = this.simulated.deciding();
		if (this.browser.readable() == null) {
			return owner + unknown(this.simulated.preflight().isUnknown() && this.simulated.needsPreflight()
					? this.simulated.preflight() : this.simulated.actual()) + advice();
		}
		if (!deciding.hasRule()) {
			return owner + " Nothing else in the application adds CORS headers here either, so "
					+ (this.browser.isSent() ? "the browser withholds the response."
							: "the preflight fails and the request is not sent.")
					+ advice();
		}
		return owner + " " + deciding.decidedBy() + " decides: " + verdict();
	}

	private String verdict() {
		if (this.browser.isReadable()) {
			return "the request passes, " + (this.browser.preflightNeeded() ? "after" : "without")
					+ " a preflight, and the script may read the response.";
		}
		if (!this.browser.isSent()) {
			return "the preflight does not pass, and the request is not sent. Change it there, or add a policy for the "
					+ "path.";
		}
		Integer status = this.simulated.actual().status();
		return ((status != null) ? "the request is refused with status " + status + "."
				: "the application answers, but the script may not read the response.")
				+ " Change it there, or add a policy for the path.";
	}

	private static String unknown(Exchange exchange) {
		String who = exchange.decidedBy();
		return " Whether anything else adds CORS headers here is not known: "
				+ ((who != null) ? who + " may answer in its own way." : "that is up to the application.");
	}

	private String advice() {
		return (this.simulated.target().server() == Server.APPLICATION) ? " " + new PathAdvice(this.simulated).text()
				: "";
	}

	/**
	 * The answer about a handshake that no policy refuses.
	 * @param owner what the policies say, in a sentence
	 */
	String handshake(String owner) {
		Exchange actual = this.simulated.actual();
		ApplicationAnswer answer = actual.application();
		if (answer == null || answer.certainty() == Certainty.UNKNOWN) {
			return owner + " Whether the application accepts the handshake is not known here.";
		}
		if (answer.certainty() == Certainty.NOTHING) {
			return owner + " But no WebSocket handler is mapped to this path.";
		}
		return owner + " " + refusedOrAccepted(answer.decidedBy(), answer.status());
	}

	private static String refusedOrAccepted(@Nullable String decidedBy, @Nullable Integer status) {
		return (status != null) ? decidedBy + " refuses the origin with status " + status + ": allow it there."
				: decidedBy + " accepts the origin, so the WebSocket opens.";
	}

}
