package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

/**
 * What to do about the mistakes: the corrected configuration and where to read more.
 */
final class Advice {

	private static final String NEW_LINE = "%n".formatted();

	private static final String BY_THE_REPORT = "Make the changes listed above.";

	private Advice() {
	}

	static String of(InvalidCorsPolicyException failure, DocumentationAddress documentation) {
		CorrectedYaml corrected = CorrectedYaml.of(failure);
		return Stream.of((corrected != null) ? configuration(corrected) : BY_THE_REPORT, link(failure, documentation))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(NEW_LINE + NEW_LINE));
	}

	private static String configuration(CorrectedYaml corrected) {
		String open = corrected.isComplete() ? ""
				: " Lines with a comment still need a decision; until then the application does not start.";
		return "With all known fixes, the configuration is:" + NEW_LINE + NEW_LINE + corrected.text() + NEW_LINE
				+ "Settings not listed here stay as they are." + open;
	}

	private static @Nullable String link(InvalidCorsPolicyException failure, DocumentationAddress documentation) {
		return failure.violations()
			.stream()
			.filter(CorsViolation::isError)
			.findFirst()
			.map((violation) -> documentation.section(violation.code()))
			.map((section) -> "Each code in brackets has a section in the documentation, such as " + section)
			.orElse(null);
	}

}
