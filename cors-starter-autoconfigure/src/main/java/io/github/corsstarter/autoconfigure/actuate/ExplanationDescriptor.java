package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;

import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.explain.CorsExplanation.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of an explanation, written as all endpoints write JSON, whatever the
 * application does with its own.
 *
 * @param summary the answer in a few sentences
 * @param path the path pattern that owns the request
 * @param policy the policy that decides
 * @param steps what is checked, in order
 * @param preflight what the server makes of the preflight
 * @param actual what the server makes of the request itself
 * @param browser what the browser makes of the answers
 * @param fixes the properties to change for the request to pass
 * @see CorsExplanation
 */
public record ExplanationDescriptor(String summary, @Nullable String path, @Nullable String policy, List<Step> steps,
		Answer preflight, Answer actual, BrowserVerdict browser, List<Fix> fixes) implements OperationResponseBody {

	static ExplanationDescriptor of(CorsExplanation explanation) {
		return new ExplanationDescriptor(explanation.summary(), explanation.path(), explanation.policy(),
				explanation.steps(), explanation.preflight(), explanation.actual(), explanation.browser(),
				explanation.fixes());
	}

}
