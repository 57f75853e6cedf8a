package io.github.corsstarter.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.internal.path.PathPatterns;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.pattern.PatternParseException;

/**
 * Checks the paths of policies.
 */
final class PathValidation {

	/**
	 * A URL with a path, which is all of it that counts.
	 */
	private static final Pattern URL = Pattern.compile("(?:https?:)?//[^/?#\\s]+(/[^?#]*)(?:[?#].*)?",
			Pattern.CASE_INSENSITIVE);

	/**
	 * A path to which only the slash is missing: neither a regular expression nor a host.
	 */
	private static final Pattern RELATIVE = Pattern
		.compile("/?(?!/)(?![^/{}]*\\.[^/{}]*/)(?!\\.)(?!.*\\.\\*)[^^$\\\\|\"'`:]+" + "|/?\\{[^$\\\\|\"'`]+");

	private static final int MAX_LENGTH = 2048;

	private static final Pattern VARIABLES = Pattern.compile("\\{[^/]*\\}");

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
		if (hasWhiteSpace(path)) {
			return Finding.pathWithWhiteSpace(suggest(path));
		}
		int position = wrongCharacter(path);
		if (position > 0) {
			return Finding.pathSyntax(position, suggest(path));
		}
		return hasSeveralWildcards(path) ? Finding.pathWildcards() : null;
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

	/**
	 * The path that was meant, if it is clear and owns nothing that the entry does not
	 * say.
	 */
	private static List<String> suggest(String path) {
		if (path.length() > MAX_LENGTH) {
			return List.of();
		}
		String text = unquote(path.strip());
		Matcher url = URL.matcher(text);
		String repaired = url.matches() ? url.group(1) : text.startsWith("/") ? text : "/" + text;
		boolean clear = url.matches() || RELATIVE.matcher(text).matches();
		return (clear && isRight(repaired)) ? List.of(repaired) : List.of();
	}

	private static boolean isRight(String path) {
		return !hasWhiteSpace(path) && wrongCharacter(path) == 0;
	}

	private static boolean hasWhiteSpace(String path) {
		return path.chars().anyMatch((c) -> c <= ' ' || c == 0x7F);
	}

	private static String unquote(String text) {
		boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"))
				&& text.charAt(0) == text.charAt(text.length() - 1);
		return quoted ? text.substring(1, text.length() - 1) : text;
	}

	/**
	 * Whether a segment has two wildcards or more, which Spring makes a regular
	 * expression of. Variables have expressions of their own.
	 */
	private static boolean hasSeveralWildcards(String path) {
		for (String segment : VARIABLES.matcher(path).replaceAll("").split("/", -1)) {
			if (!segment.equals("**") && segment.indexOf('*') != segment.lastIndexOf('*')) {
				return true;
			}
		}
		return false;
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
