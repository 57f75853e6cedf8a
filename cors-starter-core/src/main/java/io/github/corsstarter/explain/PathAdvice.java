package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
import io.github.corsstarter.CorsRequest;
import org.jspecify.annotations.Nullable;

/**
 * Says which path patterns come closest to a path that no policy owns.
 */
final class PathAdvice {

	private static final int MAX_PATTERNS = 3;

	private final CorsPolicyRegistry registry;

	private final String path;

	PathAdvice(CorsPolicyRegistry registry, String path) {
		this.registry = registry;
		this.path = path;
	}

	String text() {
		if (this.registry.policies().isEmpty()) {
			return "No policy is configured: set `cors.allowed-origins`.";
		}
		String shortened = contextPath();
		if (shortened != null) {
			return shortened;
		}
		List<Pattern> closest = closest();
		if (closest.isEmpty()) {
			return "No policy has a path.";
		}
		return "The closest path patterns are " + Quoted.join(closest.stream().map(Pattern::describe).toList())
				+ ". Add the path to one of them, or make a policy for it, unless the application handles CORS here "
				+ "itself.";
	}

	/**
	 * Paths are often given with the context path, which policies do not see.
	 */
	private @Nullable String contextPath() {
		for (int i = this.path.indexOf('/', 1); i > 0; i = this.path.indexOf('/', i + 1)) {
			CorsDecision decision = decide(this.path.substring(i));
			if (decision.path() != null) {
				return Quoted.of(decision.path()) + " would own it without " + Quoted.of(this.path.substring(0, i))
						+ ": if that is the context path, leave it out, here and " + "in `paths`.";
			}
		}
		return null;
	}

	private CorsDecision decide(String path) {
		CorsRequest request = new ExplainedRequest("GET", Target.of(path), List.of());
		return this.registry.decide(request);
	}

	private List<Pattern> closest() {
		List<Pattern> patterns = new ArrayList<>();
		for (CorsPolicy policy : this.registry.policies()) {
			policy.paths().forEach((path) -> patterns.add(new Pattern(policy, path)));
		}
		return patterns.stream()
			.sorted(Comparator.comparingInt(this::commonLength).reversed().thenComparing(Pattern::path))
			.limit(MAX_PATTERNS)
			.toList();
	}

	private int commonLength(Pattern pattern) {
		int length = 0;
		while (this.path.regionMatches(true, 0, pattern.path(), 0, length + 1)) {
			length++;
		}
		return length;
	}

	/**
	 * A path pattern of a policy.
	 */
	private record Pattern(CorsPolicy policy, String path) {

		String describe() {
			Place place = CorsProperty.PATHS.find(this.policy, this.path);
			return Quoted.of(this.path) + " of policy "
					+ Quoted.withPlace(this.policy.name(), (place != null) ? place.valueLocation() : null);
		}

	}

}
