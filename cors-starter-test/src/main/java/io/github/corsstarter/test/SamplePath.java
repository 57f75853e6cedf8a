package io.github.corsstarter.test;

import java.util.List;

import io.github.corsstarter.internal.path.PathPatterns;

/**
 * A path for a pattern of a policy.
 */
final class SamplePath {

	private static final List<String> WORDS = List.of("1", "a", "orders", "12345678-1234-1234-1234-123456789abc");

	private SamplePath() {
	}

	/**
	 * Returns a path that the pattern matches.
	 * @throws IllegalStateException if none is found
	 */
	static String of(String pattern) {
		for (String word : WORDS) {
			String path = pattern.replaceAll("\\{\\*[^}]*}|\\*\\*", word)
				.replaceAll("\\{([^{}]|\\{[^}]*})*}", word)
				.replace("*", word)
				.replace("?", "a");
			if (PathPatterns.matches(pattern, path)) {
				return path;
			}
		}
		throw new IllegalStateException(
				"There is no obvious path for the pattern " + pattern + ". Say which to ask: @CorsMatrix(paths = …).");
	}

	static boolean isOwned(String path, List<String> patterns) {
		return patterns.stream().anyMatch((pattern) -> PathPatterns.matches(pattern, path));
	}

}
