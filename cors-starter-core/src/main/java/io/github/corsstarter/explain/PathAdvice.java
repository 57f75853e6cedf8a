package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * Says which path patterns come closest to a path that no policy owns, and which would
 * own it if they were written for where the application is mounted.
 */
final class PathAdvice {

	private static final int MAX_PATTERNS = 3;

	private static final int MAX_CORRECTED = 50;

	private final CorsPolicyRegistry registry;

	private final PathCorrection correction;

	private final String path;

	PathAdvice(SimulatedRequest simulated) {
		this.registry = simulated.registry();
		this.correction = new PathCorrection(simulated.application());
		this.path = simulated.path();
	}

	/**
	 * The policy that owns the path once its paths are corrected, or {@code null} if
	 * there is none.
	 */
	@Nullable CorsPolicy corrected() {
		return this.registry.policies()
			.stream()
			.map(this::correct)
			.filter((policy) -> this.registry.policies().stream().noneMatch((present) -> present == policy))
			.limit(MAX_CORRECTED)
			.filter(this::owns)
			.findFirst()
			.orElse(null);
	}

	private CorsPolicy correct(CorsPolicy policy) {
		List<String> paths = policy.paths().stream().map(this.correction::correct).distinct().toList();
		return paths.equals(policy.paths()) ? policy : policy.toBuilder().paths(paths).build();
	}

	private boolean owns(CorsPolicy policy) {
		CorsPolicy trial = CorsPolicy.builder(policy.name())
			.paths(policy.paths())
			.allowedOrigins(PolicyProbe.ORIGIN)
			.build();
		return PolicyProbe.decide(new CorsPolicyRegistry(List.of(trial)), "GET", this.path, List.of()).path() != null;
	}

	/**
	 * The changes that correct the paths of a policy.
	 */
	List<Fix> fixes(CorsPolicy policy) {
		List<Fix> fixes = new ArrayList<>();
		for (int i = 0; i < policy.paths().size(); i++) {
			String path = policy.paths().get(i);
			String corrected = this.correction.correct(path);
			if (!corrected.equals(path)) {
				CorsProperty.Place place = CorsProperty.PATHS.in(policy, i);
				fixes.add(new Fix(
						policy.name(), place.name(), "Write " + CodeSpan.of(corrected) + " instead of "
								+ CodeSpan.of(path) + " in " + CodeSpan.withPlace(place) + ".",
						place.location(), null));
			}
		}
		return fixes;
	}

	/**
	 * Why the patterns of a policy miss the path.
	 */
	String reason(CorsPolicy policy) {
		for (String path : policy.paths()) {
			PathPrefix context = this.correction.contextPath(path);
			if (context != null) {
				return "Paths do not contain the context path " + CodeSpan.of(context.path()) + ", which "
						+ CodeSpan.of(context.property()) + " sets.";
			}
			PathPrefix servlet = this.correction.servletPath(path);
			if (servlet != null) {
				return "Paths contain the path of the servlet, " + CodeSpan.of(servlet.path()) + ", which "
						+ CodeSpan.of(servlet.property()) + " sets.";
			}
		}
		return "";
	}

	/**
	 * The closest patterns, for someone who expected one of them to own the path.
	 */
	String text() {
		if (this.registry.policies().isEmpty()) {
			return "No policy is configured: set `cors.allowed-origins`.";
		}
		String shortened = withoutPrefix();
		if (shortened != null) {
			return shortened;
		}
		List<Pattern> closest = closest();
		if (closest.isEmpty()) {
			return "No policy has a path.";
		}
		String verb = (closest.size() == 1) ? "The closest path pattern is " : "The closest path patterns are ";
		return verb + CodeSpan.join(closest.stream().map(Pattern::describe).toList())
				+ ". To let a policy decide here, add the path to one of them, or add a policy for it.";
	}

	/**
	 * Paths are often given with what is in front of the application, such as a path that
	 * a proxy removes.
	 */
	private @Nullable String withoutPrefix() {
		for (int i = this.path.indexOf('/', 1); i > 0; i = this.path.indexOf('/', i + 1)) {
			String pattern = PolicyProbe.decide(this.registry, "GET", this.path.substring(i), List.of()).path();
			if (pattern != null) {
				return CodeSpan.of(pattern) + " would own it without " + CodeSpan.of(this.path.substring(0, i))
						+ ": if a proxy removes that, leave it out here.";
			}
		}
		return null;
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
			CorsProperty.Place place = CorsProperty.PATHS.find(this.policy, this.path);
			return CodeSpan.of(this.path) + " of policy "
					+ CodeSpan.withPlace(this.policy.name(), (place != null) ? place.valueLocation() : null);
		}

	}

}
