package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.Refused;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * The answer for somebody who reads nothing else: what happens, why, and what to write
 * where.
 */
final class Summary {

	private final Rehearsal rehearsal;

	private final BrowserVerdict browser;

	private final List<Fix> fixes;

	Summary(Rehearsal rehearsal, BrowserVerdict browser, List<Fix> fixes) {
		this.rehearsal = rehearsal;
		this.browser = browser;
		this.fixes = fixes;
	}

	String text() {
		if (this.rehearsal.isForbidden()) {
			return "Browsers let no script send " + Quoted.of(this.rehearsal.request().method())
					+ ", so nothing is sent.";
		}
		if (this.rehearsal.isSameOrigin()) {
			return Quoted.of(this.rehearsal.request().origin()) + " is "
					+ (this.rehearsal.isSelfOrigin() ? "one of `cors.self-origins`" : "where the request goes")
					+ ", so this is no cross-origin request, and nothing is checked.";
		}
		if (!this.rehearsal.isOwned()) {
			return "No policy owns " + Quoted.of(this.rehearsal.path()) + ", so no CORS header is added. "
					+ new PathAdvice(this.rehearsal.registry(), this.rehearsal.path()).text();
		}
		Refused refusal = this.rehearsal.refusal();
		return (refusal != null) ? refused(refusal) : this.browser.readable() ? passed() : withheld();
	}

	private String passed() {
		return "The request passes by policy " + owner() + ", " + (this.browser.preflightNeeded() ? "after" : "without")
				+ " a preflight, and the script may read the response.";
	}

	private String owner() {
		CorsPolicy policy = this.rehearsal.policy();
		return ((policy != null) ? Quoted.of(policy.name()) : "") + " on "
				+ Quoted.of(String.valueOf(this.rehearsal.actual().path()));
	}

	/**
	 * The server allows what the browser does not.
	 */
	private String withheld() {
		return "Policy " + owner() + " allows the request without credentials, but the script asks with them, so "
				+ (this.browser.sent() ? "the application answers and the browser withholds the response."
						: "the browser does not send it.")
				+ advice();
	}

	private String refused(Refused refusal) {
		return RefusalSentence.of(refusal) + " " + consequence(refusal) + hint(refusal) + advice();
	}

	private static String consequence(Refused refusal) {
		if (refusal.isPreflight()) {
			return "The preflight is refused, and the request is not sent.";
		}
		return (refusal.status() != 0) ? "The request is refused with status " + refusal.status() + "."
				: "The application answers, but the script may not read the response.";
	}

	private String hint(Refused refusal) {
		CorsRefusalReason reason = refusal.reason();
		if (reason == CorsRefusalReason.ORIGIN_NULL) {
			return " Sandboxed frames, `data:` and `file:` documents and redirects between other origins have no "
					+ "origin but `null`: serve the page over http or https, without a sandbox.";
		}
		if (reason == CorsRefusalReason.METHOD_NOT_ALLOWED && refusal.policy() != null) {
			return spelling(refusal.policy());
		}
		if (reason == CorsRefusalReason.ORIGIN_NOT_ALLOWED && this.fixes.isEmpty()) {
			return " No browser sends this: " + MeantOrigin.of(this.rehearsal.request().origin()).problem();
		}
		return "";
	}

	private String spelling(CorsPolicy policy) {
		String method = this.rehearsal.request().normalizedMethod();
		String meant = MethodSpelling.meant(method, policy);
		return meant.equals(method) ? "" : " Methods are case-sensitive, and browsers send this one as it is written: "
				+ "let the script write " + Quoted.of(meant) + ".";
	}

	private String advice() {
		return FixSentences.of(this.fixes, this.rehearsal.registry());
	}

	/**
	 * The answer about an origin that no browser sends.
	 * @param meant what was meant
	 * @param corrected the summary for that or {@code null}
	 */
	static String malformed(Refused refusal, MeantOrigin meant, @Nullable String corrected) {
		String sent = Quoted.of(String.valueOf(meant.origin()));
		return RefusalSentence.of(refusal) + " " + meant.problem()
				+ ((corrected != null) ? " Browsers send " + sent + " instead. With that: " + corrected : "");
	}

}
