package io.github.corsstarter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds everything that is wrong with all policies in one pass, whatever their source.
 */
final class CorsPolicyValidator {

	private static final Duration LONGEST = Duration.ofHours(24);

	private static final Duration CHROMIUM = Duration.ofHours(2);

	private CorsPolicyValidator() {
	}

	static List<CorsViolation> validate(Collection<CorsPolicy> policies) {
		List<PolicyReport> reports = policies.stream().map(PolicyReport::new).toList();
		PublicSuffixes suffixes = new PublicSuffixes();
		reports.forEach((report) -> check(report, suffixes));
		checkNames(reports);
		OriginRules.checkConflicts(reports);
		PathRules.checkShared(reports);
		List<CorsViolation> violations = new ArrayList<>();
		reports.forEach((report) -> violations.addAll(report.violations()));
		return List.copyOf(violations);
	}

	private static void check(PolicyReport report, PublicSuffixes suffixes) {
		new PathRules(report).check();
		new OriginRules(report, suffixes).check();
		new NameRules(report).check();
		if (report.policy().allowedMethods().isEmpty()) {
			report.add(ViolationCode.UNREACHABLE_NO_METHODS, "allowed-methods", null);
		}
		checkMaxAge(report, report.policy().maxAge());
	}

	private static void checkMaxAge(PolicyReport report, Duration maxAge) {
		if (maxAge.isNegative()) {
			report.add(ViolationCode.MAX_AGE_NEGATIVE, "max-age", PolicyProperties.duration(maxAge), new Object[0],
					new Object[0], List.of("0"));
		}
		else if (maxAge.compareTo(LONGEST) > 0) {
			report.add(ViolationCode.MAX_AGE_TOO_LONG, "max-age", PolicyProperties.duration(maxAge), new Object[0],
					new Object[0], List.of("24h"));
		}
		else if (maxAge.compareTo(CHROMIUM) > 0) {
			report.add(ViolationCode.MAX_AGE_IGNORED, "max-age", PolicyProperties.duration(maxAge), new Object[0],
					new Object[0], List.of("2h"));
		}
	}

	private static void checkNames(List<PolicyReport> reports) {
		Map<String, CorsPolicy> names = new HashMap<>();
		for (PolicyReport report : reports) {
			CorsPolicy other = names.putIfAbsent(report.policy().name(), report.policy());
			if (other != null) {
				report.add(ViolationCode.DUPLICATE_POLICY, "name", report.policy().name(), new Object[0],
						new Object[] { PolicyReport.place(other, "paths") }, List.of());
			}
		}
	}

}
