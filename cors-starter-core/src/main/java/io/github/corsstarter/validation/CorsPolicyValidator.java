package io.github.corsstarter.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.internal.site.PublicSuffixes;

/**
 * Finds everything that is wrong with all policies in one pass, whatever their source.
 */
public final class CorsPolicyValidator {

	private static final Duration LONGEST = Duration.ofHours(24);

	private CorsPolicyValidator() {
	}

	/**
	 * Validate policies together, because some mistakes only show between two policies.
	 * @param policies the policies, in the order in which they are reported
	 * @return all errors and warnings, possibly none
	 */
	public static List<CorsViolation> validate(Collection<CorsPolicy> policies) {
		List<PolicyReport> reports = policies.stream().map(PolicyReport::new).toList();
		PublicSuffixes suffixes = new PublicSuffixes();
		reports.forEach((report) -> check(report, suffixes));
		checkNames(reports);
		OriginValidation.checkConflicts(reports);
		PathValidation.checkShared(reports);
		List<CorsViolation> violations = new ArrayList<>();
		reports.forEach((report) -> violations.addAll(report.violations()));
		return List.copyOf(violations);
	}

	private static void check(PolicyReport report, PublicSuffixes suffixes) {
		new PathValidation(report).check();
		new OriginValidation(report, suffixes).check();
		new NameValidation(report).check();
		checkMaxAge(report, report.policy().maxAge());
	}

	private static void checkMaxAge(PolicyReport report, Duration maxAge) {
		if (maxAge.isNegative()) {
			report.at(CorsProperty.MAX_AGE).found(Finding.negativeMaxAge());
		}
		else if (maxAge.compareTo(LONGEST) > 0) {
			report.at(CorsProperty.MAX_AGE).found(Finding.maxAgeTooLong());
		}
	}

	private static void checkNames(List<PolicyReport> reports) {
		Map<String, CorsPolicy> names = new HashMap<>();
		for (PolicyReport report : reports) {
			CorsPolicy other = names.putIfAbsent(report.policy().name(), report.policy());
			if (other != null) {
				report.found(Finding.duplicatePolicy(CorsProperty.PATHS.in(other)));
			}
		}
	}

}
