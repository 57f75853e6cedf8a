package io.github.corsstarter.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.internal.path.PathPatterns;
import io.github.corsstarter.internal.site.PublicSuffixes;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;

/**
 * Checks the origins of policies.
 */
final class OriginValidation {

	private final PolicyReport report;

	private final CorsPolicy policy;

	/**
	 * The entries that can cover others.
	 */
	private final Set<String> wide;

	private final PublicSuffixes suffixes;

	OriginValidation(PolicyReport report, PublicSuffixes suffixes) {
		this.suffixes = suffixes;
		this.report = report;
		this.policy = report.policy();
		this.wide = this.policy.allowedOrigins()
			.stream()
			.filter((origin) -> origin.indexOf('*') >= 0)
			.collect(Collectors.toSet());
	}

	void check() {
		List<String> origins = this.policy.allowedOrigins();
		if (origins.isEmpty() && this.policy.originsFrom().isEmpty()) {
			this.report.at(CorsProperty.ALLOWED_ORIGINS).found(Finding.noOrigins());
		}
		Set<String> seen = new HashSet<>(2 * origins.size());
		for (int i = 0; i < origins.size(); i++) {
			PolicyReport.Subject entry = this.report.at(CorsProperty.ALLOWED_ORIGINS, i);
			if (!seen.add(origins.get(i))) {
				entry.found(Finding.duplicate());
			}
			else {
				check(entry, origins.get(i));
			}
		}
	}

	private void check(PolicyReport.Subject entry, String text) {
		try {
			check(entry, OriginPattern.parse(text));
		}
		catch (InvalidOriginPatternException ex) {
			entry.found(Finding.invalidOrigin(ex));
		}
	}

	private void check(PolicyReport.Subject entry, OriginPattern pattern) {
		if (pattern.isNone()) {
			checkNone(entry);
		}
		else if (pattern.isOpaque()) {
			checkLocal(entry, Finding.nullOrigin(), Finding.nullOriginWithCredentials());
		}
		else if (pattern.isLocalFile()) {
			checkLocal(entry, Finding.fileOrigin(), Finding.fileOriginWithCredentials());
		}
		else if (this.policy.allowCredentials()) {
			checkWithCredentials(entry, pattern);
		}
		else if (pattern.isInsecure()) {
			entry.found(Finding.insecureOrigin(secure(pattern)));
		}
		if (pattern.host().startsWith("[::ffff:")) {
			entry.found(Finding.mappedOrigin());
		}
		checkCovered(entry, pattern);
	}

	private void checkNone(PolicyReport.Subject entry) {
		if (!this.policy.isForNobody()) {
			entry.found(Finding.noneWithOthers());
		}
	}

	private void checkLocal(PolicyReport.Subject entry, Finding untolerated, Finding withCredentials) {
		if (this.policy.allowCredentials()) {
			entry.found(withCredentials);
		}
		else if (!tolerates(CorsToleration.NULL_ORIGIN)) {
			entry.found(untolerated);
		}
	}

	private void checkWithCredentials(PolicyReport.Subject entry, OriginPattern pattern) {
		if (pattern.isAny()) {
			entry.found(Finding.anyOriginWithCredentials());
			return;
		}
		if (pattern.isAnyExtension()) {
			entry.found(Finding.anyExtensionWithCredentials(pattern.scheme()));
			return;
		}
		if (pattern.isInsecure() && !tolerates(CorsToleration.INSECURE_ORIGINS)) {
			entry.found(Finding.insecureOriginWithCredentials(secure(pattern)));
		}
		if (pattern.subdomains() && !tolerates(CorsToleration.PUBLIC_SUFFIXES)
				&& this.suffixes.contains(pattern.host())) {
			entry.found(Finding.publicSuffixWithCredentials(pattern.host()));
		}
	}

	private boolean tolerates(CorsToleration toleration) {
		return this.policy.tolerate().contains(toleration);
	}

	private static String secure(OriginPattern pattern) {
		String secure = "https" + pattern.toString().substring("http".length());
		return secure.endsWith(":443") ? secure.substring(0, secure.length() - 4) : secure;
	}

	private void checkCovered(PolicyReport.Subject entry, OriginPattern pattern) {
		if (this.wide.isEmpty()) {
			return;
		}
		for (String wider : pattern.widerPatterns()) {
			if (this.wide.contains(wider)) {
				entry.found(Finding.covered(wider));
				return;
			}
		}
	}

	/**
	 * Finds origins that two policies allow on the same path.
	 */
	static void checkConflicts(List<PolicyReport> reports) {
		Map<String, Integer> policies = new HashMap<>();
		reports.forEach((report) -> report.policy()
			.paths()
			.forEach((path) -> policies.merge(PathPatterns.normalize(path), 1, Integer::sum)));
		Map<String, Map<String, Entry>> owners = new HashMap<>();
		for (PolicyReport report : reports) {
			for (String path : new LinkedHashSet<>(report.policy().paths())) {
				String key = PathPatterns.normalize(path);
				if (policies.getOrDefault(key, 0) > 1) {
					checkConflicts(report, path, owners.computeIfAbsent(key, (none) -> new HashMap<>()));
				}
			}
		}
	}

	private static void checkConflicts(PolicyReport report, String path, Map<String, Entry> owners) {
		List<String> origins = report.policy().allowedOrigins();
		if (report.policy().isForNobody()) {
			return;
		}
		for (int i = 0; i < origins.size(); i++) {
			Entry owner = owners.putIfAbsent(origins.get(i), new Entry(report.policy(), i));
			if (owner != null && owner.policy() != report.policy()) {
				report.at(CorsProperty.ALLOWED_ORIGINS, i)
					.found(Finding.samePathAndOrigin(owner.policy(), path, owner.place()));
			}
		}
	}

	private record Entry(CorsPolicy policy, int index) {

		CorsProperty.Place place() {
			return CorsProperty.ALLOWED_ORIGINS.in(this.policy, this.index);
		}

	}

}
