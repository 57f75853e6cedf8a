package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.explain.CorsExplanation.Alternative;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.explain.Target.Server;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

/**
 * Builds one explanation.
 */
final class ExplanationBuilder {

	private final SimulatedRequest simulated;

	private final BrowserVerdict browser;

	private final PolicyChoice choice;

	private final Summary summary;

	ExplanationBuilder(CorsPolicyRegistry registry, CorsApplication application, Target target, BrowserRequest request,
			RequestMode mode) {
		this.simulated = new SimulatedRequest(registry, application, target, request, mode);
		this.browser = BrowserJudgement.of(this.simulated);
		this.choice = PolicyChoice.of(this.simulated, this.browser);
		this.summary = new Summary(this.simulated, this.browser, this.choice);
	}

	CorsExplanation build() {
		Refused refusal = this.simulated.refusal();
		if (refusal != null && refusal.reason() == CorsRefusalReason.ORIGIN_MALFORMED) {
			return malformed(refusal);
		}
		boolean misplaced = !this.simulated.isOwned() && this.simulated.target().server() == Server.APPLICATION;
		CorsExplanation corrected = misplaced ? misplaced() : null;
		return (corrected != null) ? corrected
				: explanation(this.summary.text(), this.choice.fixes(), this.choice.yaml(), this.choice.alternatives());
	}

	/**
	 * The server has to refuse such an origin, but the user wants to know about the one
	 * that was meant.
	 */
	private CorsExplanation malformed(Refused refusal) {
		OriginCorrection meant = OriginCorrection.of(this.simulated.request().origin());
		BrowserRequest request = meant.correct(this.simulated.request());
		if (request == null) {
			return explanation(Summary.malformed(refusal, meant, null), List.of(), null, List.of());
		}
		CorsExplanation corrected = rebuild(this.simulated.registry(), request);
		return explanation(Summary.malformed(refusal, meant, corrected.summary()), corrected.fixes(), corrected.yaml(),
				corrected.alternatives());
	}

	/**
	 * If a policy was written for a different context path, everything that it needs is
	 * said at once.
	 */
	private @Nullable CorsExplanation misplaced() {
		PathAdvice advice = new PathAdvice(this.simulated);
		CorsPolicy moved = advice.corrected();
		CorsPolicyRegistry registry = (moved != null) ? replace(moved) : null;
		CorsPolicy present = (moved != null) ? this.simulated.registry().policy(moved.name()) : null;
		if (moved == null || registry == null || present == null) {
			return null;
		}
		CorsExplanation corrected = rebuild(registry, this.simulated.request());
		List<Fix> fixes = new ArrayList<>(advice.fixes(present));
		boolean same = corrected.fixes().isEmpty() || moved.name().equals(corrected.fixes().get(0).policy());
		String yaml = (same && corrected.yaml() != null) ? corrected.yaml() : PolicyYaml.of(moved);
		String text = Summary.misplaced(this.simulated.path(), advice.reason(present), fixes, corrected.summary());
		fixes.addAll(corrected.fixes());
		return explanation(text, fixes, yaml, corrected.alternatives());
	}

	private @Nullable CorsPolicyRegistry replace(CorsPolicy moved) {
		CorsPolicyRegistry registry = this.simulated.registry();
		try {
			return new CorsPolicyRegistry(registry.policies()
				.stream()
				.map((policy) -> policy.name().equals(moved.name()) ? moved : policy)
				.toList(), registry.settings());
		}
		catch (InvalidCorsPolicyException ex) {
			return null;
		}
	}

	private CorsExplanation rebuild(CorsPolicyRegistry registry, BrowserRequest request) {
		return new ExplanationBuilder(registry, this.simulated.application(), this.simulated.target(), request,
				this.simulated.mode())
			.build();
	}

	private CorsExplanation explanation(String summary, List<Fix> fixes, @Nullable String yaml,
			List<Alternative> alternatives) {
		CorsPolicy policy = Refusals.policyOf(this.simulated.decision());
		return new CorsExplanation(summary, this.simulated.decision().path(), (policy != null) ? policy.name() : null,
				this.simulated.deciding().decidedBy(), Steps.of(this.simulated, this.browser),
				this.simulated.preflight().answer(), this.simulated.actual().answer(), this.browser, fixes, yaml,
				alternatives);
	}

}
