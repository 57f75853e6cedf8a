package io.github.corsstarter.cases;

import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that a response grants nothing that no policy of the case does, by plain means
 * of its own.
 */
final class CorsCaseGrant {

	private static final String SUBDOMAINS = "://*.";

	private static final String ANY_PORT = ":*";

	private CorsCaseGrant() {
	}

	/**
	 * Check a response. On paths without policy the grants are the application's own.
	 * @param corsCase the case
	 * @param response the response
	 */
	static void check(CorsCase corsCase, CorsCaseResponse response) {
		if (CorsCaseCore.decide(corsCase).path() == null) {
			return;
		}
		assertThat(response.values("Access-Control-Allow-Private-Network")).as(corsCase.id()).isEmpty();
		List<String> origins = response.values("Access-Control-Allow-Origin");
		assertThat(origins).as(corsCase.id() + ": origins").hasSizeLessThan(2);
		if (origins.isEmpty()) {
			assertThat(response.corsLines()).as(corsCase.id() + ": grants without origin").isEmpty();
			return;
		}
		List<CorsCasePolicy> granting = corsCase.policies()
			.stream()
			.filter((policy) -> allows(policy, corsCase, origins.get(0)))
			.toList();
		assertThat(granting).as(corsCase.id() + ": policies that allow " + origins.get(0)).isNotEmpty();
		if (!response.values("Access-Control-Allow-Credentials").isEmpty()) {
			assertThat(granting).as(corsCase.id()).anyMatch(CorsCasePolicy::allowCredentials);
		}
	}

	private static boolean allows(CorsCasePolicy policy, CorsCase corsCase, String granted) {
		if (granted.equals("*")) {
			return policy.allowedOrigins().contains("*");
		}
		return granted.equals(corsCase.request().origin())
				&& policy.allowedOrigins().stream().anyMatch((pattern) -> matches(pattern, granted));
	}

	private static boolean matches(String pattern, String origin) {
		if (pattern.equals("*")) {
			return true;
		}
		if (pattern.endsWith("-extension://*")) {
			return Pattern.matches(Pattern.quote(pattern.substring(0, pattern.length() - 1)) + "[A-Za-z0-9-]+", origin);
		}
		boolean anyPort = pattern.endsWith(ANY_PORT);
		String rest = anyPort ? pattern.substring(0, pattern.length() - ANY_PORT.length()) : pattern;
		int wildcard = rest.indexOf(SUBDOMAINS);
		String regex = (wildcard < 0) ? Pattern.quote(rest) : Pattern.quote(rest.substring(0, wildcard))
				+ "://([a-z0-9_-]+\\.)+" + Pattern.quote(rest.substring(wildcard + SUBDOMAINS.length()));
		return Pattern.matches(regex + (anyPort ? "(:[0-9]+)?" : ""), origin);
	}

}
