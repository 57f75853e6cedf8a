package io.github.corsstarter.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What to do about a refusal.
 *
 * @param properties the properties to change, at most five; empty where no configuration
 * helps
 * @param nearestOrigin the configured origin that is closest to the refused one or
 * {@code null} if none is close
 * @param requestChanges what the script has to do differently, in sentences
 * @param sentence all of it in a few sentences for people
 */
public record CorsAdvice(List<String> properties, @Nullable String nearestOrigin, List<String> requestChanges,
		String sentence) {

	/**
	 * Copies the lists.
	 * @param properties the properties to change
	 * @param nearestOrigin the closest configured origin
	 * @param requestChanges what the script has to do differently
	 * @param sentence the advice
	 */
	public CorsAdvice {
		properties = List.copyOf(properties);
		requestChanges = List.copyOf(requestChanges);
	}

}
