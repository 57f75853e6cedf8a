package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.validation.CorsViolation;

/**
 * The report of everything that is wrong, grouped by policy.
 */
final class ViolationReport {

	private static final String NEW_LINE = "%n".formatted();

	private static final String EMPTY_LINE = NEW_LINE + NEW_LINE;

	private ViolationReport() {
	}

	static String describe(List<CorsViolation> violations) {
		Map<String, List<CorsViolation>> byPolicy = new LinkedHashMap<>();
		violations.forEach((violation) -> byPolicy.computeIfAbsent(violation.policy(), (name) -> new ArrayList<>())
			.add(violation));
		StringBuilder report = new StringBuilder(title(violations));
		byPolicy.forEach((policy, list) -> report.append(EMPTY_LINE)
			.append(policy.isEmpty() ? "General settings:" : "Policy '" + policy + "':")
			.append(EMPTY_LINE)
			.append(list.stream().map(ViolationReport::describe).collect(Collectors.joining(EMPTY_LINE))));
		return report.toString();
	}

	private static String title(List<CorsViolation> violations) {
		long errors = violations.stream().filter(CorsViolation::isError).count();
		long warnings = violations.size() - errors;
		return "The CORS configuration has " + count(errors, "mistake")
				+ ((warnings > 0) ? " and " + count(warnings, "warning") : "") + ".";
	}

	private static String count(long number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

	private static String describe(CorsViolation violation) {
		List<String> lines = new ArrayList<>();
		lines.add("    " + violation.property()
				+ ((violation.value() != null) ? ": " + Text.shorten(violation.value()) : ""));
		if (violation.location() != null) {
			lines.add("        at " + violation.location());
		}
		lines.add("        " + (violation.isError() ? "" : "Warning: ") + violation.sentence());
		lines.add("        " + violation.repair() + " [" + violation.code().name() + "]");
		return String.join(NEW_LINE, lines);
	}

}
