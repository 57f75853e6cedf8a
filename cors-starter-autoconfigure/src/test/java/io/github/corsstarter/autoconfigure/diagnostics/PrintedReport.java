package io.github.corsstarter.autoconfigure.diagnostics;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is printed for a failure to start.
 */
public final class PrintedReport {

	private PrintedReport() {
	}

	/**
	 * The two parts of the report.
	 */
	public static FailureAnalysis of(Throwable failure) {
		return of(failure, "");
	}

	/**
	 * The two parts of the report of a build that knows where the documentation is.
	 */
	public static FailureAnalysis of(Throwable failure, String documentation) {
		FailureAnalysis analysis = new InvalidCorsPolicyFailureAnalyzer(new DocumentationAddress(documentation))
			.analyze(failure);
		assertThat(analysis).isNotNull();
		return analysis;
	}

}
