package io.github.corsstarter.origin;

import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Parses an origin pattern and reports the first thing that is wrong with it.
 */
final class OriginPatternParser {

	static final Set<String> UNSUPPORTED_SCHEMES = Set.of("about", "blob", "data", "file", "filesystem", "ftp",
			"javascript", "mailto", "view-source", "ws", "wss");

	/**
	 * The schemes of extensions. Firefox and Safari make up a host for each installation,
	 * so that no list can name it.
	 */
	static final Set<String> EXTENSION_SCHEMES = Set.of("chrome-extension", "moz-extension", "ms-browser-extension",
			"safari-extension", "safari-web-extension", "webkit-extension");

	private static final Map<String, OriginPattern> WORDS = Map.of("*", OriginPattern.ANY, "none", OriginPattern.NONE,
			Origin.OPAQUE, OriginPattern.OPAQUE, "file://", OriginPattern.LOCAL_FILE);

	private final String text;

	OriginPatternParser(String text) {
		this.text = text;
	}

	OriginPattern parse() {
		OriginPattern word = WORDS.get(this.text);
		if (word != null) {
			return word;
		}
		long scan = OriginSyntax.scan(this.text);
		return (scan != OriginSyntax.MALFORMED && isPlain(scan)) ? plain(scan) : parseInDetail();
	}

	/**
	 * Whether a well-formed origin needs no closer look: a domain of the web that is
	 * neither in Punycode nor maybe an address. Nearly all are, and there may be 100,000.
	 */
	private boolean isPlain(long scan) {
		int hostStart = OriginSyntax.hostStart(scan);
		int hostEnd = OriginSyntax.hostEnd(scan);
		int label = Math.max(hostStart, this.text.lastIndexOf('.', hostEnd) + 1);
		return OriginSyntax.hasDomain(this.text, hostStart - "://".length()) && this.text.charAt(hostStart) != '['
				&& !OriginSyntax.isDigit(this.text.charAt(label)) && !this.text.contains(Punycode.PREFIX);
	}

	private OriginPattern plain(long scan) {
		int hostStart = OriginSyntax.hostStart(scan);
		String scheme = this.text.substring(0, hostStart - "://".length());
		String host = this.text.substring(hostStart, OriginSyntax.hostEnd(scan));
		return new OriginPattern(this.text, scheme, host, false, OriginSyntax.port(scan));
	}

	/**
	 * Parse anything but a word, and find the first thing that is wrong with it.
	 */
	OriginPattern parseInDetail() {
		checkText();
		int schemeEnd = this.text.indexOf("://");
		check(schemeEnd >= 0, OriginProblem.ORIGIN_NO_SCHEME);
		String scheme = scheme(this.text.substring(0, schemeEnd));
		String authority = authority(this.text.substring(schemeEnd + 3));
		int hostEnd = hostEnd(authority);
		int port = port(scheme, authority.substring(hostEnd));
		return pattern(scheme, authority.substring(0, hostEnd), port);
	}

	private void checkText() {
		check(!this.text.isEmpty(), OriginProblem.ORIGIN_EMPTY);
		check(!this.text.contains("${"), OriginProblem.ORIGIN_PLACEHOLDER);
		check(!contains(this.text, (c) -> c < 0x20 || c == 0x7F), OriginProblem.ORIGIN_CONTROL_CHARACTER);
		check(!isQuote(this.text.charAt(0)) && !isQuote(this.text.charAt(this.text.length() - 1)),
				OriginProblem.ORIGIN_QUOTED);
		check(!this.text.contains(":["), OriginProblem.ORIGIN_PORT_LIST);
		checkSeparators();
		check(!isRegularExpression(), OriginProblem.ORIGIN_REGULAR_EXPRESSION);
	}

	private void checkSeparators() {
		if (contains(this.text, OriginPatternParser::isSeparator)) {
			check(OriginRepair.parts(this.text).size() < 2, OriginProblem.ORIGIN_SEVERAL);
			check(!contains(this.text, (c) -> c != ';' && isSeparator(c)), OriginProblem.ORIGIN_WHITE_SPACE);
		}
	}

	private static boolean isSeparator(int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == ',' || c == ';';
	}

	private static boolean isQuote(char c) {
		return c == '"' || c == '\'' || c == '`';
	}

	private boolean isRegularExpression() {
		return this.text.startsWith("^") || this.text.endsWith("$") || this.text.contains("/.*")
				|| this.text.contains("\\.") || this.text.contains("\\d") || this.text.contains("\\w")
				|| this.text.contains("(") || this.text.contains("|");
	}

	private String scheme(String scheme) {
		check(scheme.indexOf('*') < 0, OriginProblem.ORIGIN_SCHEME_WILDCARD);
		check(!hasUpperCase(scheme), OriginProblem.ORIGIN_UPPER_CASE);
		check(OriginSyntax.scanScheme(scheme + ":") == scheme.length(), OriginProblem.ORIGIN_SCHEME);
		check(!UNSUPPORTED_SCHEMES.contains(scheme), OriginProblem.ORIGIN_SCHEME_UNSUPPORTED);
		return scheme;
	}

	private String authority(String rest) {
		int end = OriginRepair.authorityEnd(rest);
		check(end > 0, OriginProblem.ORIGIN_NO_HOST);
		if (end < rest.length()) {
			throw invalid(afterAuthority(rest.substring(end)));
		}
		check(rest.indexOf('@') < 0, OriginProblem.ORIGIN_USER_INFO);
		return rest;
	}

	private static OriginProblem afterAuthority(String rest) {
		return switch (rest.charAt(0)) {
			case '?' -> OriginProblem.ORIGIN_QUERY;
			case '#' -> OriginProblem.ORIGIN_FRAGMENT;
			default -> rest.equals("/") ? OriginProblem.ORIGIN_TRAILING_SLASH : OriginProblem.ORIGIN_PATH;
		};
	}

	private int hostEnd(String authority) {
		int bracket = authority.lastIndexOf(']');
		if (bracket >= 0) {
			return bracket + 1;
		}
		int colon = authority.indexOf(':');
		check(colon == authority.lastIndexOf(':') && authority.indexOf('[') < 0, OriginProblem.ORIGIN_IPV6);
		return (colon >= 0) ? colon : authority.length();
	}

	private int port(String scheme, String suffix) {
		if (suffix.isEmpty()) {
			return 0;
		}
		if (suffix.equals(":*")) {
			return OriginPattern.ANY_PORT;
		}
		int port = OriginSyntax.parsePort(suffix, 1, suffix.length());
		check(suffix.charAt(0) == ':' && port > 0, OriginProblem.ORIGIN_PORT);
		check(port != OriginSyntax.defaultPort(scheme, scheme.length()), OriginProblem.ORIGIN_DEFAULT_PORT);
		return port;
	}

	private OriginPattern pattern(String scheme, String host, int port) {
		check(!host.isEmpty(), OriginProblem.ORIGIN_NO_HOST);
		if (host.equals("*")) {
			check(EXTENSION_SCHEMES.contains(scheme) && port == 0, OriginProblem.ORIGIN_BARE_WILDCARD);
			return new OriginPattern(this.text, scheme, host, false, port);
		}
		boolean subdomains = host.startsWith("*.");
		String domain = subdomains ? host.substring(2) : host;
		check(domain.indexOf('*') < 0, OriginProblem.ORIGIN_WILDCARD);
		checkHost(domain, subdomains || OriginSyntax.hasDomain(scheme, scheme.length()), subdomains);
		return new OriginPattern(this.text, scheme, domain, subdomains, port);
	}

	/**
	 * Check a host. Browsers do not interpret hosts of other schemes than the web's, but
	 * a wildcard needs a name with labels.
	 */
	private void checkHost(String host, boolean named, boolean subdomains) {
		if (host.indexOf('[') >= 0 || host.indexOf(']') >= 0) {
			checkV6(host);
		}
		else if (named) {
			check(!contains(host, (c) -> c >= 128), OriginProblem.ORIGIN_UNICODE);
			checkDomain(host, subdomains);
		}
		else {
			check(!contains(host, (c) -> !OriginSyntax.isOpaqueHostCharacter((char) c)),
					OriginProblem.ORIGIN_OPAQUE_HOST);
			check(host.length() <= OriginSyntax.MAX_HOST, OriginProblem.ORIGIN_HOST_TOO_LONG);
		}
		check(!subdomains || !isAddress(host), OriginProblem.ORIGIN_WILDCARD_ADDRESS);
	}

	private static boolean isAddress(String domain) {
		return domain.startsWith("[") || IpAddress.isCanonicalV4(domain);
	}

	private void checkV6(String host) {
		check(host.startsWith("[") && host.endsWith("]"), OriginProblem.ORIGIN_IPV6);
		String address = host.substring(1, host.length() - 1);
		String compressed = IpAddress.compressV6(address);
		check(compressed != null, OriginProblem.ORIGIN_IPV6);
		check(address.equals(compressed), OriginProblem.ORIGIN_IPV6_FORM);
	}

	private void checkDomain(String domain, boolean subdomains) {
		check(!hasUpperCase(domain), OriginProblem.ORIGIN_UPPER_CASE);
		check(domain.length() == 1 || !domain.endsWith("."), OriginProblem.ORIGIN_TRAILING_DOT);
		for (String label : domain.split("\\.", -1)) {
			checkLabel(label);
		}
		check(domain.length() + (subdomains ? 2 : 0) <= OriginSyntax.MAX_HOST, OriginProblem.ORIGIN_HOST_TOO_LONG);
		check(!IpAddress.endsInNumber(domain) || IpAddress.isCanonicalV4(domain), OriginProblem.ORIGIN_IPV4);
	}

	private void checkLabel(String label) {
		check(!label.isEmpty(), OriginProblem.ORIGIN_EMPTY_LABEL);
		check(!contains(label, (c) -> !OriginSyntax.isHostCharacter((char) c)), OriginProblem.ORIGIN_HOST_CHARACTER);
		check(label.length() <= OriginSyntax.MAX_LABEL, OriginProblem.ORIGIN_LABEL_TOO_LONG);
		check(!label.startsWith(Punycode.PREFIX) || Punycode.isValid(label.substring(Punycode.PREFIX.length())),
				OriginProblem.ORIGIN_PUNYCODE);
	}

	private static boolean hasUpperCase(String text) {
		return contains(text, (c) -> c >= 'A' && c <= 'Z');
	}

	private static boolean contains(String text, IntPredicate character) {
		for (int i = 0; i < text.length(); i++) {
			if (character.test(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	private void check(boolean right, OriginProblem problem) {
		if (!right) {
			throw invalid(problem);
		}
	}

	private InvalidOriginPatternException invalid(OriginProblem problem) {
		return new InvalidOriginPatternException(problem, this.text);
	}

}
