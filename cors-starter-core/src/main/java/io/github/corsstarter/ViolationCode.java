package io.github.corsstarter;

import io.github.corsstarter.CorsViolation.Severity;

/**
 * What can be wrong with a policy beside the syntax of its origins: the one place where
 * each text is written. {@code %s} stands for what differs from case to case.
 */
enum ViolationCode {

	NO_ORIGINS(Severity.ERROR, "The policy allows no origin.",
			"List at least one origin, or `*` for every origin without credentials."),

	ANY_ORIGIN_WITH_CREDENTIALS(Severity.ERROR,
			"`*` with credentials would let every website act as the logged-in user.",
			"List the origins that need credentials, or set `allow-credentials: false`."),

	NULL_ORIGIN(Severity.ERROR, "Every sandboxed frame and local document of every website has the origin `null`.",
			"Remove the entry, or add `null-origin` to `tolerate`."),

	NULL_ORIGIN_WITH_CREDENTIALS(Severity.ERROR,
			"Every sandboxed frame of every website has the origin `null` and would act as the logged-in user.",
			"Remove the entry; nothing tolerates `null` with credentials."),

	INSECURE_ORIGIN_WITH_CREDENTIALS(Severity.ERROR,
			"Anybody on the network between can put scripts into a plain http page, and they would act as the logged-in user.",
			"Use `%s`, or add `insecure-origins` to `tolerate`."),

	PUBLIC_SUFFIX_WITH_CREDENTIALS(Severity.ERROR,
			"Anybody can register a name under the public suffix `%s` and would act as the logged-in user.",
			"Name a domain of your own, or add `public-suffixes` to `tolerate`."),

	METHOD_SYNTAX(Severity.ERROR, "A method is one token: letters, digits and !#$%%&'*+-.^_`|~ only.", "%s"),

	METHOD_FORBIDDEN(Severity.ERROR, "Browsers never let scripts send CONNECT, TRACE or TRACK.", "Remove the entry."),

	METHOD_CASE(Severity.ERROR, "Methods are case-sensitive, and this one is written in upper case.", "%s"),

	HEADER_SYNTAX(Severity.ERROR, "A header name is one token: letters, digits and !#$%%&'*+-.^_`|~ only.", "%s"),

	HEADER_FORBIDDEN(Severity.ERROR, "Browsers do not let scripts set this header, so no preflight ever asks for it.",
			"Remove the entry."),

	HEADER_OF_CORS(Severity.ERROR, "This header belongs to the CORS protocol itself, which writes it where it is due.",
			"Remove the entry."),

	HEADER_SET_COOKIE(Severity.ERROR, "Browsers never show cookies that a response sets to scripts.",
			"Remove the entry."),

	ANY_EXPOSED_HEADER_WITH_CREDENTIALS(Severity.ERROR,
			"With credentials browsers take `*` for the name of a header, so nothing would be exposed.",
			"List the response headers that scripts need."),

	MAX_AGE_NEGATIVE(Severity.ERROR, "A preflight cannot be cached for less than no time.",
			"Use `0` to turn the browser's cache off."),

	MAX_AGE_TOO_LONG(Severity.ERROR, "No browser caches a preflight for more than 24 hours.", "Use `24h` or less."),

	PATH_SYNTAX(Severity.ERROR, "This is no path pattern of Spring's: %s.", "%s"),

	SAME_PATH_AND_ORIGIN(Severity.ERROR,
			"Policy `%s` allows the same origin on the same path `%s`, so there is no telling which of them holds.",
			"Remove it here or there: %s."),

	DUPLICATE_POLICY(Severity.ERROR, "There is another policy of this name.", "Give one of them another name: %s."),

	DUPLICATE(Severity.WARNING, "The entry is there twice.", "Remove one of them."),

	COVERED(Severity.WARNING, "The entry has no effect beside `%s`.", "Remove one of them."),

	INSECURE_ORIGIN(Severity.WARNING,
			"Anybody on the network between can put scripts into a plain http page, which could then read the answers.",
			"Use `%s`."),

	MAPPED_ORIGIN(Severity.WARNING, "An IPv4 address in IPv6 form is another origin than the IPv4 address.",
			"Use the IPv4 form if that is what browsers are pointed at."),

	UNREACHABLE_NO_PATHS(Severity.WARNING, "The policy has no paths, so no request can reach it.",
			"List a path, or remove the policy."),

	UNREACHABLE_NO_METHODS(Severity.WARNING, "The policy allows no method, so it refuses every request.",
			"List a method, or remove the policy."),

	UNREACHABLE_PATH(Severity.WARNING, "No request can reach the policy here: `%s` matches the same paths.",
			"Write both patterns alike, or remove one of them."),

	REFUSED_REQUESTS_DIFFER(Severity.WARNING,
			"Policy `%s` on the same path rejects refused requests, so refused origins are rejected here too.",
			"Set `refused-requests` alike in both: %s."),

	METHOD_OPTIONS(Severity.WARNING, "Preflights need no entry; this allows scripts to send OPTIONS themselves.",
			"Remove the entry unless a script does that."),

	NAME_WILDCARD(Severity.WARNING, "Only `*` alone is a wildcard; this allows just the name as it is written.",
			"Write the names out, or `*`."),

	EXPOSED_SAFELISTED(Severity.WARNING, "Scripts may read this header anyway.", "Remove the entry."),

	ANY_METHOD_WITH_CREDENTIALS(Severity.WARNING, "Every method is allowed with credentials.",
			"List the methods that scripts need."),

	ANY_HEADER_WITH_CREDENTIALS(Severity.WARNING, "Every request header is allowed with credentials.",
			"List the headers that scripts need."),

	ANY_HEADER(Severity.WARNING, "`*` includes `Authorization`, which the Fetch standard wants to see named.",
			"List `Authorization` too if it is meant, or list the headers that scripts need."),

	MAX_AGE_IGNORED(Severity.WARNING, "Chromium keeps a preflight for two hours at the most, WebKit for ten minutes.",
			"Use `2h` or less.");

	private final Severity severity;

	private final String sentence;

	private final String repair;

	ViolationCode(Severity severity, String sentence, String repair) {
		this.severity = severity;
		this.sentence = sentence;
		this.repair = repair;
	}

	Severity severity() {
		return this.severity;
	}

	String sentence(Object... arguments) {
		return String.format(this.sentence, arguments);
	}

	String repair(Object... arguments) {
		return String.format(this.repair, arguments);
	}

}
