package io.github.corsstarter.origin;

/**
 * Everything that can be wrong with an origin pattern: the one home of its texts.
 */
public enum OriginProblem {

	/**
	 * There is nothing.
	 */
	ORIGIN_EMPTY("An origin must not be empty.", "Remove the entry, or write only `none` to allow no other origin."),

	/**
	 * A placeholder that has no value.
	 */
	ORIGIN_PLACEHOLDER("The placeholder has no value.",
			"Set the variable, or give the placeholder a default, such as `${APP_ORIGIN:none}`."),

	/**
	 * A character below U+0020 or U+007F.
	 */
	ORIGIN_CONTROL_CHARACTER("An origin has no control characters, line breaks included."),

	/**
	 * Quotes that YAML did not remove.
	 */
	ORIGIN_QUOTED("The quotes have become part of the value."),

	/**
	 * Several origins in one entry.
	 */
	ORIGIN_SEVERAL("There are several origins in one entry; each needs an entry of its own."),

	/**
	 * White space around or in the origin.
	 */
	ORIGIN_WHITE_SPACE("An origin has no white space; this would never match."),

	/**
	 * The port lists of Spring's {@code allowedOriginPatterns}.
	 */
	ORIGIN_PORT_LIST("A list of ports in brackets is another library's syntax; each port needs an entry of its own."),

	/**
	 * A regular expression.
	 */
	ORIGIN_REGULAR_EXPRESSION(
			"Regular expressions are not supported; use `*.` in front of a domain for its subdomains.",
			"List each origin, or use `*.` in front of a domain if all of its subdomains are allowed."),

	/**
	 * No {@code ://}.
	 */
	ORIGIN_NO_SCHEME("An origin starts with its scheme and `://`."),

	/**
	 * A wildcard in the scheme.
	 */
	ORIGIN_SCHEME_WILDCARD("The scheme cannot be a wildcard, which would include plain http.",
			"Write `https://` in front of the host."),

	/**
	 * The scheme is malformed, or longer than 64 characters.
	 */
	ORIGIN_SCHEME("The scheme must be lower-case letters, digits, `+`, `-` and `.`, at most 64 of them."),

	/**
	 * A scheme whose pages do not have an origin of their own.
	 */
	ORIGIN_SCHEME_UNSUPPORTED("No page has an origin of this scheme, so it would never match.",
			"Write the origin of the page itself, or, for local files, `null` or `file://` with `tolerate: null-origin`."),

	/**
	 * Upper-case letters.
	 */
	ORIGIN_UPPER_CASE("Browsers send origins in lower case, and they are compared byte for byte."),

	/**
	 * A slash at the end.
	 */
	ORIGIN_TRAILING_SLASH("An origin does not end with a slash; this would never match."),

	/**
	 * A path.
	 */
	ORIGIN_PATH("An origin is scheme, host and port only; it has no path."),

	/**
	 * A query.
	 */
	ORIGIN_QUERY("An origin is scheme, host and port only; it has no query."),

	/**
	 * A fragment.
	 */
	ORIGIN_FRAGMENT("An origin is scheme, host and port only; it has no fragment."),

	/**
	 * User name or password.
	 */
	ORIGIN_USER_INFO("An origin has no user name or password."),

	/**
	 * No host.
	 */
	ORIGIN_NO_HOST("There is no host after the scheme."),

	/**
	 * {@code https://*}.
	 */
	ORIGIN_BARE_WILDCARD("A wildcard for every host is not supported: name a domain, or use `*` for every origin.",
			"Name a domain, as in `https://*.example.com`, or choose `*`, which allows every website, without credentials."),

	/**
	 * A wildcard anywhere but as the first label.
	 */
	ORIGIN_WILDCARD("A wildcard is either `*.` in front of a domain, once, or `:*` for any port.",
			"List each host, or use `*.` in front of a domain if all of its subdomains are allowed."),

	/**
	 * A wildcard in front of an address.
	 */
	ORIGIN_WILDCARD_ADDRESS("An IP address has no subdomains."),

	/**
	 * A host outside ASCII.
	 */
	ORIGIN_UNICODE("Browsers send international host names in ASCII (Punycode)."),

	/**
	 * A dot at the end of the host.
	 */
	ORIGIN_TRAILING_DOT("The dot at the end of the host makes it a different origin; requests with it are refused."),

	/**
	 * An empty label.
	 */
	ORIGIN_EMPTY_LABEL("The host has an empty label: two dots in a row or one at its start."),

	/**
	 * A character that hosts of the web do not have.
	 */
	ORIGIN_HOST_CHARACTER("The host has a character other than letters, digits, `-`, `_` and `.`."),

	/**
	 * A character that hosts of other schemes do not have.
	 */
	ORIGIN_OPAQUE_HOST("The host has a character that URLs escape or do not allow."),

	/**
	 * A label over 63 characters.
	 */
	ORIGIN_LABEL_TOO_LONG("A label of a host name has at most 63 characters."),

	/**
	 * A host over 253 characters.
	 */
	ORIGIN_HOST_TOO_LONG("A host name has at most 253 characters, including what a wildcard matches."),

	/**
	 * {@code xn--} without valid Punycode.
	 */
	ORIGIN_PUNYCODE("A label starts with `xn--` but is not valid Punycode."),

	/**
	 * A host that a browser would treat as an IPv4 address.
	 */
	ORIGIN_IPV4("A host that ends with a number must be an IPv4 address of four decimal numbers."),

	/**
	 * Not an IPv6 address, or not in brackets.
	 */
	ORIGIN_IPV6("An IPv6 address must be valid, without a zone, and in brackets."),

	/**
	 * An IPv6 address in a form that browsers do not send.
	 */
	ORIGIN_IPV6_FORM("Browsers send IPv6 addresses compressed and in lower case."),

	/**
	 * Not a port, or one out of range.
	 */
	ORIGIN_PORT("A port is a number from 1 to 65535 without leading zeros, or `*`."),

	/**
	 * The default port spelled out.
	 */
	ORIGIN_DEFAULT_PORT("Browsers leave out the default port of the scheme, so this would never match.");

	private final String sentence;

	private final String advice;

	OriginProblem(String sentence) {
		this(sentence, "Write `https://host`, `https://host:port` or `https://*.domain`, or remove the entry.");
	}

	OriginProblem(String sentence, String advice) {
		this.sentence = sentence;
		this.advice = advice;
	}

	/**
	 * What is wrong, in one sentence.
	 * @return a sentence
	 */
	public String sentence() {
		return this.sentence;
	}

	/**
	 * What to do where the intention is not clear.
	 */
	String advice() {
		return this.advice;
	}

}
