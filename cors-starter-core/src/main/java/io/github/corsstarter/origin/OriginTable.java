package io.github.corsstarter.origin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Maps origins to values by patterns: an exact origin beats any port of its host, which
 * beats a wildcard; a longer domain beats a shorter one, a given port beats any port, and
 * {@code *} comes last. A lookup allocates nothing and its time does not depend on the
 * number of patterns. Immutable.
 *
 * @param <T> what a pattern maps to
 */
public final class OriginTable<T> {

	private final Map<String, T> exact = new HashMap<>();

	private final Map<OriginPattern, T> extensions = new LinkedHashMap<>();

	private final @Nullable SuffixTable<T> suffixes;

	private final @Nullable T any;

	/**
	 * Create a table.
	 * @param patterns the patterns and what each maps to
	 */
	public OriginTable(Map<OriginPattern, T> patterns) {
		Map<OriginPattern, T> wildcards = new LinkedHashMap<>();
		patterns.forEach((pattern, value) -> {
			if (pattern.isAnyExtension()) {
				this.extensions.put(pattern, value);
			}
			else if (pattern.isWildcard()) {
				wildcards.put(pattern, value);
			}
			else if (!pattern.isAny() && !pattern.isNone()) {
				this.exact.put(pattern.toString(), value);
			}
		});
		this.any = patterns.get(OriginPattern.ANY);
		this.suffixes = wildcards.isEmpty() ? null : new SuffixTable<>(wildcards);
	}

	/**
	 * Find the value for an origin. Any text is accepted, however long: {@code *} matches
	 * all of them, and every other pattern only a serialized origin.
	 * @param origin the value of an {@code Origin} header
	 * @return the value of the most specific pattern that matches or {@code null}
	 */
	public @Nullable T find(String origin) {
		T found = (origin.length() <= OriginSyntax.MAX_LENGTH) ? findListed(origin) : null;
		return (found != null) ? found : this.any;
	}

	private @Nullable T findListed(String origin) {
		T found = this.exact.get(origin);
		return (found != null || (this.suffixes == null && this.extensions.isEmpty())) ? found : findByPattern(origin);
	}

	private @Nullable T findByPattern(String origin) {
		long scan = OriginSyntax.scan(origin);
		if (scan == OriginSyntax.MALFORMED) {
			return null;
		}
		T found = (this.suffixes != null) ? this.suffixes.find(origin, scan) : null;
		return (found != null || this.extensions.isEmpty()) ? found : findExtension(origin);
	}

	/**
	 * Find the wildcard for extensions: there are as many as there are such schemes.
	 */
	private @Nullable T findExtension(String origin) {
		for (Map.Entry<OriginPattern, T> entry : this.extensions.entrySet()) {
			String scheme = entry.getKey().scheme();
			if (origin.startsWith(scheme) && origin.startsWith("://", scheme.length())) {
				return entry.getValue();
			}
		}
		return null;
	}

}
