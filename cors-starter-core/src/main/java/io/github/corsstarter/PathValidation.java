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
 * Checks the paths of policies.
 */
final class PathValidation {

	private final PolicyReport report;

	PathValidation(PolicyReport report) {
		this.report = report;
	}

	void check() {
		List<String> paths = this.report.policy().paths();
		if (paths.isEmpty()) {
			this.report.at(CorsProperty.PATHS).found(Finding.noPaths());
		}
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < paths.size(); i++) {
			Finding finding = seen.add(paths.get(i)) ? check(paths.get(i)) : Finding.duplicate();
			if (finding != null) {
				this.report.at(CorsProperty.PATHS, i).found(finding);
			}
		}
	}

	private static @Nullable Finding check(String path) {
		if (!path.startsWith("/")) {
			return Finding.pathWithoutSlash(suggest(path));
		}
		if (path.chars().anyMatch((c) -> c <= ' ' || c == 0x7F)) {
			return Finding.pathWithWhiteSpace(suggest(path));
		}
		int position = wrongCharacter(path);
		return (position > 0) ? Finding.pathSyntax(position, suggest(path)) : null;
	}

	/**
	 * The number of the first character that is wrong, or 0 if all are right.
	 */
	private static int wrongCharacter(String path) {
		try {
			PathPatterns.parse(path);
			return 0;
		}
		catch (PatternParseException ex) {
			return ex.getPosition() + 1;
		}
	}

	private static List<String> suggest(String path) {
		String repaired = repair(path);
		boolean right = repaired.chars().noneMatch((c) -> c <= ' ' || c == 0x7F) && wrongCharacter(repaired) == 0;
		return right ? List.of(repaired) : List.of();
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
					checkShared(report, i, path, other);
				}
			}
		}
	}

	private static void checkShared(PolicyReport report, int index, String path, Entry other) {
		CorsPolicy policy = report.policy();
		if (policy.refusedRequests() != other.policy().refusedRequests()) {
			CorsPolicy rejecting = (policy.refusedRequests() == RefusedRequests.REJECT) ? policy : other.policy();
			report.at(CorsProperty.REFUSED_REQUESTS)
				.found(Finding.refusedRequestsDiffer(rejecting, CorsProperty.REFUSED_REQUESTS.in(other.policy())));
		}
		if (!path.equals(other.path())) {
			report.at(CorsProperty.PATHS, index).found(Finding.unreachablePath(other.path()));
		}
	}

	private record Entry(CorsPolicy policy, String path) {

	}

}
