package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entry of a policy that an allowed origin matched.
 */
final class MatchedOrigin {

	private MatchedOrigin() {
	}

	/**
	 * The entry and its place.
	 */
	static @Nullable String find(String origin, CorsPolicy policy) {
		List<String> candidates = new ArrayList<>();
		candidates.add(origin);
		candidates.addAll(wider(origin));
		candidates.add("*");
		for (String candidate : candidates) {
			if (policy.allowedOrigins().contains(candidate)) {
				return Quoted.entry(candidate, CorsProperty.ALLOWED_ORIGINS, policy);
			}
		}
		return null;
	}

	private static List<String> wider(String origin) {
		try {
			return OriginPattern.parse(origin).widerPatterns();
		}
		catch (InvalidOriginPatternException ex) {
			return List.of();
		}
	}

}
