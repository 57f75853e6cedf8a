package io.github.corsstarter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsViolation.Severity;
import io.github.corsstarter.internal.path.PathPatterns;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

/**
 * What origins a policy may list.
 */
final class OriginRules {

	private static final String KEY = "allowed-origins";

	private final PolicyReport report;

	private final CorsPolicy policy;

	private final Set<String> listed;

	private final PublicSuffixes suffixes;

	OriginRules(PolicyReport report, PublicSuffixes suffixes) {
		this.suffixes = suffixes;
		this.report = report;
		this.policy = report.policy();
		this.listed = Set.copyOf(this.policy.allowedOrigins());
	}

	void check() {
		List<String> origins = this.policy.allowedOrigins();
		if (origins.isEmpty()) {
			this.report.add(ViolationCode.NO_ORIGINS, KEY, null);
		}
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < origins.size(); i++) {
			String key = KEY + "[" + i + "]";
			if (!seen.add(origins.get(i))) {
				this.report.add(ViolationCode.DUPLICATE, key, origins.get(i));
			}
			else {
				check(key, origins.get(i));
			}
		}
	}

	private void check(String key, String text) {
		OriginPattern pattern = parse(this.report, key, text);
		if (pattern == null) {
			return;
		}
		if (pattern.isOpaque()) {
			checkOpaque(key);
		}
		else if (this.policy.allowCredentials()) {
			checkWithCredentials(key, pattern);
		}
		else if (pattern.isInsecure()) {
			addInsecure(ViolationCode.INSECURE_ORIGIN, key, pattern);
		}
		if (pattern.host().startsWith("[::ffff:")) {
			this.report.add(ViolationCode.MAPPED_ORIGIN, key, text);
		}
		checkCovered(key, pattern);
	}

	static @Nullable OriginPattern parse(PolicyReport report, String key, String text) {
		try {
			return OriginPattern.parse(text);
		}
		catch (InvalidOriginPatternException ex) {
			report.add(ex.problem().name(), Severity.ERROR, key, text, ex.problem().sentence(), ex.repair(),
					ex.suggestions());
			return null;
		}
	}

	private void checkOpaque(String key) {
		if (this.policy.allowCredentials()) {
			this.report.add(ViolationCode.NULL_ORIGIN_WITH_CREDENTIALS, key, "null");
		}
		else if (!this.policy.tolerate().contains(CorsToleration.NULL_ORIGIN)) {
			this.report.add(ViolationCode.NULL_ORIGIN, key, "null");
		}
	}

	private void checkWithCredentials(String key, OriginPattern pattern) {
		if (pattern.isAny()) {
			this.report.add(ViolationCode.ANY_ORIGIN_WITH_CREDENTIALS, key, "*");
			return;
		}
		if (pattern.isInsecure() && !this.policy.tolerate().contains(CorsToleration.INSECURE_ORIGINS)) {
			addInsecure(ViolationCode.INSECURE_ORIGIN_WITH_CREDENTIALS, key, pattern);
		}
		if (pattern.subdomains() && !this.policy.tolerate().contains(CorsToleration.PUBLIC_SUFFIXES)
				&& this.suffixes.contains(pattern.host())) {
			this.report.add(ViolationCode.PUBLIC_SUFFIX_WITH_CREDENTIALS, key, pattern.toString(),
					new Object[] { pattern.host() }, new Object[0], List.of());
		}
	}

	private void addInsecure(ViolationCode code, String key, OriginPattern pattern) {
		String secure = "https" + pattern.toString().substring("http".length());
		secure = secure.endsWith(":443") ? secure.substring(0, secure.length() - 4) : secure;
		this.report.add(code, key, pattern.toString(), new Object[0], new Object[] { secure }, List.of(secure));
	}

	private void checkCovered(String key, OriginPattern pattern) {
		for (String wider : pattern.widerPatterns()) {
			if (this.listed.contains(wider)) {
				this.report.add(ViolationCode.COVERED, key, pattern.toString(), new Object[] { wider }, new Object[0],
						List.of());
				return;
			}
		}
	}

	/**
	 * Finds origins that two policies allow on the same path.
	 */
	static void checkConflicts(List<PolicyReport> reports) {
		Map<String, Entry> owners = new HashMap<>();
		for (PolicyReport report : reports) {
			for (String path : new LinkedHashSet<>(report.policy().paths())) {
				checkConflicts(report, path, owners);
			}
		}
	}

	private static void checkConflicts(PolicyReport report, String path, Map<String, Entry> owners) {
		List<String> origins = report.policy().allowedOrigins();
		for (int i = 0; i < origins.size(); i++) {
			String key = KEY + "[" + i + "]";
			Entry owner = owners.putIfAbsent(PathPatterns.normalize(path) + " " + origins.get(i),
					new Entry(report.policy(), key));
			if (owner != null && owner.policy() != report.policy()) {
				report.add(ViolationCode.SAME_PATH_AND_ORIGIN, key, origins.get(i),
						new Object[] { owner.policy().name(), path },
						new Object[] { PolicyReport.place(owner.policy(), owner.key()) }, List.of());
			}
		}
	}

	private record Entry(CorsPolicy policy, String key) {

	}

}
