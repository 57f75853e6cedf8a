package io.github.corsstarter.autoconfigure;

/**
 * Why a name from other products does not exist here, in one sentence each.
 */
enum Absence {

	PRIVATE_NETWORK(true, "Leave it out: browsers have abandoned Private Network Access, so no header for it is sent."),

	PREFLIGHT_STATUS(true, "Leave it out: an allowed preflight is always answered with status 204."),

	PREFLIGHT_FORWARDED(true, "Leave it out: preflights are always answered here and never reach the application."),

	VARY(true, "Leave it out: `Vary` is always written where the answer depends on the origin."),

	ANSWERED_ORIGIN(true,
			"Leave it out: the answer to a listed origin names that origin, and the answer for `*` is the constant `*`."),

	SUBDOMAINS(true, "List the subdomains in `allowed-origins`: `https://*.example.com`."),

	NULL_ORIGIN(true, "List `\"null\"` in `allowed-origins` and add `null-origin` to `tolerate`."),

	WEB_SOCKETS(true, "Leave it out: the handshake of a WebSocket carries the origin of its page."),

	SCHEMES(true, "Leave it out: list the origins with their scheme in `allowed-origins`."),

	REQUEST_ATTRIBUTES(true,
			"Leave it out: requests are not tagged. `/actuator/corsexplain` shows how one is decided."),

	NAME(true, "Leave it out: the name of a policy is the key of its block."),

	COMMENT(true, "Write it as a comment."),

	TIMING(true, "Leave it out: `Timing-Allow-Origin` is not part of CORS and is not written here."),

	ISOLATION(true,
			"Leave it out: cross-origin isolation and resource policies are not part of CORS. "
					+ "Spring Security writes those headers."),

	ORDER(true, "Leave it out: the most specific path decides. `cors.filter.order` is the order of the filter."),

	DEBUG(true, "Leave it out: `cors.debug` turns debug mode on for all policies."),

	LOGGING(true, "Leave it out: refusals are logged as warnings. `logging.level` changes that."),

	SWITCH(false, "A policy cannot be turned off: remove its block, or set `cors.enabled: false` for all of them."),

	EXCLUSION(false, "List what is allowed; everything else is refused. "
			+ "For paths, add a policy for them with `allowed-origins: none`.");

	private final boolean harmless;

	private final String sentence;

	Absence(boolean harmless, String sentence) {
		this.harmless = harmless;
		this.sentence = sentence;
	}

	/**
	 * Whether a policy without the line allows nothing that one with it does not.
	 */
	boolean isHarmless() {
		return this.harmless;
	}

	String sentence() {
		return this.sentence;
	}

}
