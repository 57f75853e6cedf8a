package io.github.corsstarter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.corsstarter.internal.path.PathPatterns;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * What paths a policy may list.
 */
final class PathRules {

	private static final String KEY = "paths";

	private final PolicyReport report;

	PathRules(PolicyReport report) {
		this.report = report;
	}

	void check() {
		List<String> paths = this.report.policy().paths();
		if (paths.isEmpty()) {
			this.report.add(ViolationCode.UNREACHABLE_NO_PATHS, KEY, null);
		}
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < paths.size(); i++) {
			String key = KEY + "[" + i + "]";
			if (!seen.add(paths.get(i))) {
				this.report.add(ViolationCode.DUPLICATE, key, paths.get(i));
			}
			else {
				check(key, paths.get(i));
			}
		}
	}

	private void check(String key, String path) {
		String problem = problem(path);
		if (problem == null) {
			return;
		}
		String repaired = repair(path);
		List<String> suggestions = (problem(repaired) == null) ? List.of(repaired) : List.of();
		String repair = suggestions.isEmpty() ? "Write it like `/api/**`." : PolicyReport.use(suggestions);
		this.report.add(ViolationCode.PATH_SYNTAX, key, path, new Object[] { problem }, new Object[] { repair },
				suggestions);
	}

	private static @Nullable String problem(String path) {
		if (!path.startsWith("/")) {
			return "it does not start with a slash";
		}
		if (path.chars().anyMatch((c) -> c <= ' ' || c == 0x7F)) {
			return "there is white space in it";
		}
		try {
			PathPatterns.parse(path);
			return null;
		}
		catch (PatternParseException ex) {
			return "its syntax is wrong at character " + (ex.getPosition() + 1);
		}
	}

	private static String repair(String path) {
		String text = path.strip();
		int authority = text.indexOf("://");
		if (authority > 0) {
			int slash = text.indexOf('/', authority + 3);
			text = (slash < 0) ? "/**" : text.substring(slash);
		}
		return text.startsWith("/") ? text : "/" + text;
	}

	/**
	 * Finds paths that another policy has already under another spelling, and policies
	 * that share a path and disagree on refused requests.
	 */
	static void checkShared(List<PolicyReport> reports) {
		Map<String, Entry> first = new HashMap<>();
		for (PolicyReport report : reports) {
			List<String> paths = report.policy().paths();
			for (int i = 0; i < paths.size(); i++) {
				String path = paths.get(i);
				Entry other = first.putIfAbsent(PathPatterns.normalize(path), new Entry(report.policy(), path));
				if (other != null && other.policy() != report.policy()) {
					checkShared(report, KEY + "[" + i + "]", path, other);
				}
			}
		}
	}

	private static void checkShared(PolicyReport report, String key, String path, Entry other) {
		CorsPolicy policy = report.policy();
		if (policy.refusedRequests() != other.policy().refusedRequests()) {
			CorsPolicy rejecting = (policy.refusedRequests() == RefusedRequests.REJECT) ? policy : other.policy();
			report.add(ViolationCode.REFUSED_REQUESTS_DIFFER, "refused-requests", null,
					new Object[] { rejecting.name() },
					new Object[] { PolicyReport.place(other.policy(), "refused-requests") }, List.of());
		}
		if (!path.equals(other.path())) {
			report.add(ViolationCode.UNREACHABLE_PATH, key, path, new Object[] { other.path() }, new Object[0],
					List.of(other.path()));
		}
	}

	private record Entry(CorsPolicy policy, String path) {

	}

}
