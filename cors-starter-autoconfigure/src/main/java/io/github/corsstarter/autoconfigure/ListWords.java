package io.github.corsstarter.autoconfigure;

import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.CorsProperty;

/**
 * Words and numbers that look like the name of a method or a header but mean something
 * else: what YAML reads as a boolean, and what people write for all or nothing.
 */
final class ListWords {

	private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "all", "any", "every",
			"everything");

	private static final Set<String> NOTHING = Set.of("none", "null", "nothing", "nil", "undefined", "empty");

	private ListWords() {
	}

	static boolean contains(CorsProperty list, String value) {
		String word = value.strip().toLowerCase(Locale.ROOT);
		if (!list.isList() || list == CorsProperty.TOLERATE || word.isEmpty()) {
			return false;
		}
		boolean nothing = list != CorsProperty.ALLOWED_ORIGINS && NOTHING.contains(word);
		return nothing || WORDS.contains(word) || word.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

}
