package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.InvalidCorsPolicyException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports everything that is wrong with the CORS policies, and how to mend it.
 */
final class InvalidCorsPolicyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCorsPolicyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCorsPolicyException cause) {
		return new FailureAnalysis(ViolationReport.describe(cause.violations()), CorrectedYaml.advise(cause), cause);
	}

}
