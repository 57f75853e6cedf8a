package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.List;

import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports everything that is wrong with the CORS policies, and how to fix it.
 */
public final class InvalidCorsPolicyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCorsPolicyException> {

	private final DocumentationAddress documentation;

	InvalidCorsPolicyFailureAnalyzer() {
		this(DocumentationAddress.load());
	}

	InvalidCorsPolicyFailureAnalyzer(DocumentationAddress documentation) {
		this.documentation = documentation;
	}

	/**
	 * The report, without advice.
	 * @param violations everything that is wrong
	 * @return lines of text
	 */
	public static String describe(List<CorsViolation> violations) {
		return ViolationReport.describe(violations);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCorsPolicyException cause) {
		return new FailureAnalysis(ViolationReport.describe(cause.violations()), Advice.of(cause, this.documentation),
				cause);
	}

}
