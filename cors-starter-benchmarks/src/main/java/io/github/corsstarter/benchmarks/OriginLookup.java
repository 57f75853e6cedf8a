package io.github.corsstarter.benchmarks;

import java.util.HashSet;
import java.util.Set;

/**
 * The origins of a hand-written filter: one look-up for an exact origin, one for what
 * follows the first dot.
 */
final class OriginLookup {

	private final Set<String> origins;

	private final Set<String> suffixes;

	OriginLookup(Rule rule) {
		this.origins = new HashSet<>(rule.exactOrigins());
		this.suffixes = new HashSet<>(rule.subdomainSuffixes());
	}

	boolean contains(String origin) {
		return this.origins.contains(origin) || (!this.suffixes.isEmpty() && isSubdomain(origin));
	}

	private boolean isSubdomain(String origin) {
		int dot = origin.indexOf('.');
		return dot > 0 && this.suffixes.contains(origin.substring(dot));
	}

}
