package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.internal.path.PathMatching;
import io.github.corsstarter.internal.path.PathPatterns;
import io.github.corsstarter.internal.path.PathTable;
import io.github.corsstarter.internal.path.UnboundedMatchException;
import org.jspecify.annotations.Nullable;

/**
 * All policies by their paths. A path is never more open than the strictest of its
 * readings: where these belong to different policies, cross-origin requests are refused.
 */
final class PathDeciders {

	private final PathTable<PathDecider> table;

	/**
	 * The only decider if it owns all paths, so that paths need not be read.
	 */
	private final @Nullable PathDecider everything;

	private final OwnOrigins own;

	private final @Nullable RefusalAdvice debug;

	PathDeciders(Collection<CorsPolicy> policies, CorsSettings settings, RefusalAdvice advice) {
		this.own = new OwnOrigins(settings);
		this.debug = settings.debug() ? advice : null;
		Map<String, PathDecider> deciders = new LinkedHashMap<>();
		byPattern(policies).forEach(
				(pattern, compiled) -> deciders.put(pattern, PathDecider.of(pattern, compiled, this.own, this.debug)));
		this.table = new PathTable<>(deciders,
				new PathMatching(settings.caseSensitivePaths(), settings.optionalTrailingSlash()));
		this.everything = (deciders.size() == 1) ? deciders.get("/**") : null;
	}

	private static Map<String, List<CompiledPolicy>> byPattern(Collection<CorsPolicy> policies) {
		Map<String, String> patterns = new LinkedHashMap<>();
		Map<String, List<CompiledPolicy>> byPattern = new LinkedHashMap<>();
		for (CorsPolicy policy : policies) {
			CompiledPolicy compiled = new CompiledPolicy(policy);
			Set<String> own = new LinkedHashSet<>();
			for (String path : policy.paths()) {
				own.add(patterns.computeIfAbsent(PathPatterns.normalize(path), (key) -> path));
			}
			own.forEach((pattern) -> byPattern.computeIfAbsent(pattern, (key) -> new ArrayList<>()).add(compiled));
		}
		return byPattern;
	}

	CorsDecision decide(CorsRequest request) {
		PathDecider decider = find(request);
		return (decider != null) ? decider.decide(request) : Untouched.INSTANCE;
	}

	private @Nullable PathDecider find(CorsRequest request) {
		String path = request.path();
		if (this.everything != null && path.startsWith("/")) {
			return this.everything;
		}
		try {
			String context = request.contextPath();
			String plain = PathPatterns.plain(path);
			if (plain != null && isWithin(plain, context)
					&& (plain.length() == path.length() || isDispatched(request, plain, context))) {
				return this.table.find(plain, context.length());
			}
			return owner(this.table.findAll(path, context, request.dispatchPath()));
		}
		catch (UnboundedMatchException ex) {
			return ambiguous(this.table.values());
		}
	}

	private static boolean isWithin(String path, String context) {
		return context.isEmpty() || (path.startsWith(context)
				&& (path.length() == context.length() || path.charAt(context.length()) == '/'));
	}

	/**
	 * Whether the server decodes a path like everybody else.
	 */
	private static boolean isDispatched(CorsRequest request, String plain, String context) {
		String path = request.dispatchPath();
		return path == null || path.isEmpty()
				|| (path.length() == plain.length() - context.length() && plain.endsWith(path));
	}

	private @Nullable PathDecider owner(Set<Optional<PathDecider>> owners) {
		return (owners.size() == 1) ? owners.iterator().next().orElse(null)
				: ambiguous(owners.stream().flatMap(Optional::stream).toList());
	}

	private PathDecider ambiguous(Collection<PathDecider> owners) {
		return PathDecider.ambiguous(owners, this.own, this.debug);
	}

	/**
	 * The policies in match order: those of the most specific path first.
	 */
	Set<CorsPolicy> policies() {
		Set<CorsPolicy> policies = new LinkedHashSet<>();
		this.table.values().forEach((decider) -> policies.addAll(decider.policies()));
		return policies;
	}

}
