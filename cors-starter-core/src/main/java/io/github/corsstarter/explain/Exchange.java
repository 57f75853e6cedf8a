package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.explain.ApplicationAnswer.Certainty;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One request with the decision of the policies and, where they leave it to the
 * application, its answer.
 *
 * @param request the request
 * @param decision the decision of the policies
 * @param application the answer of the application or {@code null} if it is not asked
 */
record Exchange(ExplainedRequest request, CorsDecision decision, @Nullable ApplicationAnswer application) {

	@Nullable Refused refused() {
		return Refusals.of(this.decision);
	}

	boolean isUnknown() {
		return this.application != null && this.application.certainty() == Certainty.UNKNOWN;
	}

	boolean hasRule() {
		return this.application != null && this.application.certainty() == Certainty.RULE;
	}

	@Nullable String decidedBy() {
		return (this.application != null) ? this.application.decidedBy() : null;
	}

	/**
	 * The status or {@code null} if a handler of the application answers.
	 */
	@Nullable Integer status() {
		if (this.decision.status() != 0) {
			return this.decision.status();
		}
		return (this.application != null) ? this.application.status() : null;
	}

	List<HeaderField> headers() {
		RecordedResponse response = new RecordedResponse();
		this.decision.writeHeaders(this.request, response);
		if (this.decision.path() == null && this.application != null) {
			return this.application.headers();
		}
		return response.fields();
	}

	Answer answer() {
		Refused refused = refused();
		String reason = (refused != null) ? refused.reason().name() : null;
		return new Answer(this.request.fields(), this.decision.outcome().name(), reason,
				(refused != null) ? refused.value() : null, status(), headers());
	}

}
