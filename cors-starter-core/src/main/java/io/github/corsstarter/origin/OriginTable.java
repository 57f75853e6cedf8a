package io.github.corsstarter.origin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Maps origins to values by patterns: an exact origin beats any port of its host, which
 * beats a wildcard; a longer domain beats a shorter one, a given port beats any port, and
 * {@code *} comes last. A look-up allocates nothing and takes a time that does not depend
 * on the number of patterns. Immutable.
 *
 * @param <T> what a pattern stands for
 */
public final class OriginTable<T> {

	private final Map<String, T> exact = new HashMap<>();

	private final @Nullable SuffixTable<T> suffixes;

	private final @Nullable T any;

	/**
	 * Create a table.
	 * @param patterns the patterns and what they stand for
	 */
	public OriginTable(Map<OriginPattern, T> patterns) {
		Map<OriginPattern, T> wildcards = new LinkedHashMap<>();
		T any = null;
		for (Map.Entry<OriginPattern, T> entry : patterns.entrySet()) {
			OriginPattern pattern = entry.getKey();
			if (pattern.isAny()) {
				any = entry.getValue();
			}
			else if (pattern.isWildcard()) {
				wildcards.put(pattern, entry.getValue());
			}
			else {
				this.exact.put(pattern.toString(), entry.getValue());
			}
		}
		this.any = any;
		this.suffixes = wildcards.isEmpty() ? null : new SuffixTable<>(wildcards);
	}

	/**
	 * Find the value for an origin. Any text may be asked for; one that is no serialized
	 * origin has no value.
	 * @param origin the value of an {@code Origin} header
	 * @return the value of the most specific pattern that matches or {@code null}
	 */
	public @Nullable T find(String origin) {
		if (origin.length() > OriginSyntax.MAX_LENGTH) {
			return null;
		}
		T found = this.exact.get(origin);
		return (found != null) ? found : findByPattern(origin);
	}

	private @Nullable T findByPattern(String origin) {
		if (this.suffixes == null && this.any == null) {
			return null;
		}
		long scan = OriginSyntax.scan(origin);
		if (scan == OriginSyntax.MALFORMED) {
			return origin.equals(Origin.OPAQUE) ? this.any : null;
		}
		T found = (this.suffixes != null) ? this.suffixes.find(origin, scan) : null;
		return (found != null) ? found : this.any;
	}

}
