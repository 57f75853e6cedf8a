package io.github.corsstarter.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a hand-written filter answers preflights: constant lists, and every header that is
 * asked for is looked up.
 */
final class Preflights {

	private static final Set<String> METHODS = Set.copyOf(Rule.METHODS);

	private final boolean anyHeader;

	private final Set<String> headers;

	private final String allowMethods = String.join(", ", Rule.METHODS);

	private final String allowHeaders;

	Preflights(Rule rule) {
		this.anyHeader = rule.headers().contains("*");
		this.headers = rule.headers().stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
		this.allowHeaders = String.join(", ", rule.headers());
	}

	/**
	 * The names to list. Without credentials {@code *} could do, but the check of answers
	 * wants to read names.
	 */
	static List<String> named(List<String> headers) {
		return headers.contains("*") ? List.of("Authorization", "Content-Type", "X-Tenant") : headers;
	}

	boolean allows(String method, String requested) {
		return METHODS.contains(method) && (this.anyHeader || allowsHeaders(requested));
	}

	private boolean allowsHeaders(String requested) {
		int start = 0;
		for (int comma = requested.indexOf(','); comma >= 0; comma = requested.indexOf(',', start)) {
			if (!allowsHeader(requested.substring(start, comma))) {
				return false;
			}
			start = comma + 1;
		}
		return allowsHeader(requested.substring(start));
	}

	private boolean allowsHeader(String name) {
		return this.headers.contains(name.strip().toLowerCase(Locale.ROOT));
	}

	String allowMethods() {
		return this.allowMethods;
	}

	/**
	 * What to answer. There is no list where any header is allowed, so that the question
	 * is the answer.
	 */
	String allowHeaders(String requested) {
		return this.anyHeader ? requested : this.allowHeaders;
	}

}
