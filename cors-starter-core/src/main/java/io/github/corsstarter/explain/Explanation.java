package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.Refused;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * Makes one explanation.
 */
final class Explanation {

	private final Rehearsal rehearsal;

	private final BrowserVerdict browser;

	private final List<Fix> fixes;

	Explanation(CorsPolicyRegistry registry, Target target, BrowserRequest request) {
		this.rehearsal = new Rehearsal(registry, target, request);
		this.browser = BrowserJudgement.of(this.rehearsal);
		this.fixes = Fixes.of(this.rehearsal, this.browser);
	}

	CorsExplanation explain() {
		Refused refusal = this.rehearsal.refusal();
		return (refusal != null && refusal.reason() == CorsRefusalReason.ORIGIN_MALFORMED) ? malformed(refusal)
				: explanation(summary(), this.fixes);
	}

	/**
	 * The server has to refuse such an origin, but who asks wants to know about the one
	 * that was meant.
	 */
	private CorsExplanation malformed(Refused refusal) {
		MeantOrigin meant = MeantOrigin.of(this.rehearsal.request().origin());
		BrowserRequest request = meant.correct(this.rehearsal.request());
		if (request == null) {
			return explanation(Summary.malformed(refusal, meant, null), List.of());
		}
		Explanation corrected = new Explanation(this.rehearsal.registry(), this.rehearsal.target(), request);
		return explanation(Summary.malformed(refusal, meant, corrected.summary()), corrected.fixes);
	}

	private String summary() {
		return new Summary(this.rehearsal, this.browser, this.fixes).text();
	}

	private CorsExplanation explanation(String summary, List<Fix> fixes) {
		@Nullable CorsPolicy policy = this.rehearsal.policy();
		return new CorsExplanation(summary, this.rehearsal.actual().path(), (policy != null) ? policy.name() : null,
				Steps.of(this.rehearsal, this.browser), this.rehearsal.preflightAnswer(), this.rehearsal.actualAnswer(),
				this.browser, fixes);
	}

}
