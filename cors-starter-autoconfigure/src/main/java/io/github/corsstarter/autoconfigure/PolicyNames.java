package io.github.corsstarter.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
	static Collection<String> withoutAliases(Collection<String> names) {
		Map<String, String> byUniform = new LinkedHashMap<>();
		for (String name : names) {
			String uniform = name.replace("-", "").toLowerCase(Locale.ROOT);
			byUniform.merge(uniform, name, (first, second) -> (second.length() > first.length()) ? second : first);
		}
		return byUniform.values();
	}

}
