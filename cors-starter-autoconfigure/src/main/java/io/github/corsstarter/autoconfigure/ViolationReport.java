package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsViolation;

/**
 * The report of everything that is wrong, grouped by policy.
 */
final class ViolationReport {

	private static final String NEW_LINE = "%n".formatted();

	private ViolationReport() {
	}

	static String describe(List<CorsViolation> violations) {
		Map<String, List<CorsViolation>> byPolicy = new LinkedHashMap<>();
		violations.forEach((violation) -> byPolicy.computeIfAbsent(violation.policy(), (name) -> new ArrayList<>())
			.add(violation));
		StringBuilder report = new StringBuilder(title(violations));
		byPolicy.forEach((policy, list) -> {
			report.append(NEW_LINE)
				.append(NEW_LINE)
				.append(policy.isEmpty() ? "General settings:" : "Policy '" + policy + "':");
			list.forEach((violation) -> append(report, violation));
		});
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

	private static void append(StringBuilder report, CorsViolation violation) {
		report.append(NEW_LINE).append(NEW_LINE).append("    ").append(violation.property());
		if (violation.value() != null) {
			report.append(": ").append(Text.quote(violation.value()));
		}
		if (violation.location() != null) {
			report.append(NEW_LINE).append("        at ").append(violation.location());
		}
		report.append(NEW_LINE)
			.append("        ")
			.append(violation.isError() ? "" : "Warning: ")
			.append(violation.sentence())
			.append(NEW_LINE)
			.append("        ")
			.append(violation.repair())
			.append(" [")
			.append(violation.code().name())
			.append("]");
	}

}
