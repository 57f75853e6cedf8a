package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HttpTokens;
import io.github.corsstarter.internal.http.HttpWhitespace;

/**
 * The result of extracting a list of tokens: nothing, failure, or the tokens.
 */
final class TokenList {

	private static final TokenList ABSENT = new TokenList(false, true, List.of());

	private static final TokenList FAILURE = new TokenList(true, false, List.of());

	private final boolean failure;

	private final boolean absent;

	private final Set<String> tokens;

	private final Set<String> lowerCaseTokens = new HashSet<>();

	private TokenList(boolean failure, boolean absent, List<String> tokens) {
		this.failure = failure;
		this.absent = absent;
		this.tokens = Set.copyOf(tokens);
		tokens.forEach((token) -> this.lowerCaseTokens.add(Ascii.lowerCase(token)));
	}

	static TokenList parse(List<String> lines) {
		if (lines.isEmpty()) {
			return ABSENT;
		}
		List<String> elements = elements(lines);
		return elements.stream().allMatch(HttpTokens::isToken) ? new TokenList(false, false, elements) : FAILURE;
	}

	boolean isAbsent() {
		return this.absent;
	}

	boolean isFailure() {
		return this.failure;
	}

	Set<String> tokens() {
		return this.tokens;
	}

	boolean contains(String token) {
		return this.tokens.contains(token);
	}

	boolean containsIgnoreCase(String token) {
		return this.lowerCaseTokens.contains(Ascii.lowerCase(token));
	}

	/**
	 * Whether the wildcard applies: with credentials it is a token like any other.
	 */
	boolean allowsAny(boolean credentials) {
		return !credentials && contains("*");
	}

	private static List<String> elements(List<String> lines) {
		List<String> elements = new ArrayList<>();
		for (String line : lines) {
			for (String element : line.split(",", -1)) {
				elements.add(HttpWhitespace.TAB_OR_SPACE.strip(element));
			}
		}
		elements.removeIf(String::isEmpty);
		return elements;
	}

}
