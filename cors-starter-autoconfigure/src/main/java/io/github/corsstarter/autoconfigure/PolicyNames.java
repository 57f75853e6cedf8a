package io.github.corsstarter.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of policies, which are map keys.
 */
final class PolicyNames {

	private PolicyNames() {
	}

	/**
	 * Environment variables cannot spell dashes: {@code CORS_POLICIES_OPENDATA_MAXAGE}
	 * sets a property of the policy {@code open-data}, but looks like a policy of its
	 * own.
	 */
	static Set<String> withoutAliases(Collection<String> names) {
		Map<String, String> byUniform = new LinkedHashMap<>();
		for (String name : names) {
			byUniform.merge(uniform(name), name,
					(first, second) -> (second.length() > first.length()) ? second : first);
		}
		return Set.copyOf(byUniform.values());
	}

	/**
	 * A form in which two names are equal if properties cannot tell them apart.
	 */
	static String uniform(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

}
