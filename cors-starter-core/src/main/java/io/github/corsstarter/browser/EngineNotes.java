package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * Where engines differ from the standard, or from each other, on one answer to a
 * preflight.
 */
final class EngineNotes {

	static final String AUTHORIZATION = "In the standard, '*' never includes Authorization, but Chromium, Firefox"
			+ " and WebKit still do and send this request (whatwg/fetch#1919); name Authorization in"
			+ " Access-Control-Allow-Headers.";

	static final String FILLED_IN = "The standard treats a missing Access-Control-Allow-Methods as consent when the"
			+ " preflight was forced, but Chromium, Firefox and WebKit refuse the method; name it in"
			+ " Access-Control-Allow-Methods.";

	static final String NOT_CACHED = "Firefox searches its preflight cache by literal names, which this answer does"
			+ " not give for all it grants, so Firefox sends the preflight before every such request; name methods"
			+ " and headers instead of '*', HEAD included.";

	private EngineNotes() {
	}

	static List<String> of(PreflightGrant grant, MaxAge maxAge) {
		if (grant.fillsInMethod()) {
			return (grant.failure() == null) ? List.of(FILLED_IN) : List.of();
		}
		List<String> notes = new ArrayList<>();
		if (grant.leavesAuthorizationToWildcard()) {
			notes.add(AUTHORIZATION);
		}
		if (isPassedByFirefox(grant) && maxAge.firefox() > 0 && !isFoundInFirefoxCache(grant)) {
			notes.add(NOT_CACHED);
		}
		return notes;
	}

	private static boolean isPassedByFirefox(PreflightGrant grant) {
		return grant.failure() == null || grant.leavesAuthorizationToWildcard();
	}

	private static boolean isFoundInFirefoxCache(PreflightGrant grant) {
		boolean methodFound = grant.method().equals("GET") || grant.method().equals("POST") || grant.namesMethod();
		return methodFound && grant.namesHeaders();
	}

}
