package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a list of allowed origins: {@code *}, {@code none}, {@code null}, an exact
 * origin, a wildcard for the subdomains of a domain, any port, the last two together, or
 * a wildcard for the extensions of a browser. Immutable.
 */
public final class OriginPattern {

	/**
	 * The port of a pattern for every port, including the default one.
	 */
	public static final int ANY_PORT = -1;

	static final OriginPattern ANY = new OriginPattern("*", "", "", false, 0);

	static final OriginPattern NONE = new OriginPattern("none", "", "", false, 0);

	static final OriginPattern OPAQUE = new OriginPattern(Origin.OPAQUE, "", "", false, 0);

	static final OriginPattern LOCAL_FILE = new OriginPattern("file://", "file", "", false, 0);

	private final String text;

	private final String scheme;

	private final String host;

	private final boolean subdomains;

	private final int port;

	OriginPattern(String text, String scheme, String host, boolean subdomains, int port) {
		this.text = text;
		this.scheme = scheme;
		this.host = host;
		this.subdomains = subdomains;
		this.port = port;
	}

	/**
	 * Read a pattern.
	 * @param text the entry as configured
	 * @return the pattern
	 * @throws InvalidOriginPatternException if the text is outside the grammar; the
	 * exception says what is wrong and, where one exists, the corrected entry
	 */
	public static OriginPattern parse(String text) {
		return new OriginPatternParser(text).parse();
	}

	/**
	 * Whether this is {@code *}.
	 * @return whether every origin matches, including opaque ones and values that are not
	 * origins
	 */
	public boolean isAny() {
		return equals(ANY);
	}

	/**
	 * Whether this is {@code none}.
	 * @return whether no origin matches
	 */
	public boolean isNone() {
		return equals(NONE);
	}

	/**
	 * Whether this is {@code null}.
	 * @return whether only opaque origins match
	 */
	public boolean isOpaque() {
		return equals(OPAQUE);
	}

	/**
	 * Whether this is {@code file://}, which embedded web views send for every local
	 * page.
	 * @return whether only local pages of embedded web views match
	 */
	public boolean isLocalFile() {
		return equals(LOCAL_FILE);
	}

	/**
	 * Whether this is a wildcard for the extensions of a browser, such as
	 * {@code moz-extension://*}.
	 * @return whether every host of the scheme matches
	 */
	public boolean isAnyExtension() {
		return this.host.equals("*");
	}

	/**
	 * Whether this is one origin with a scheme and a host.
	 * @return whether exactly one origin matches that unrelated pages do not share
	 */
	public boolean isExact() {
		return !this.host.isEmpty() && !isWildcard();
	}

	/**
	 * Whether this matches several hosts or ports.
	 * @return whether there is a wildcard in the host or the port
	 */
	public boolean isWildcard() {
		return this.subdomains || this.port == ANY_PORT || isAnyExtension();
	}

	/**
	 * The scheme.
	 * @return the scheme, empty for {@code *}, {@code none} and {@code null}
	 */
	public String scheme() {
		return this.scheme;
	}

	/**
	 * The host, or the domain whose subdomains match.
	 * @return the host in ASCII, {@code *} for the extensions of a browser, empty for
	 * {@code *}, {@code none}, {@code null} and {@code file://}
	 */
	public String host() {
		return this.host;
	}

	/**
	 * Whether the subdomains of {@link #host()} match, and not the host itself.
	 * @return whether the host starts with {@code *.}
	 */
	public boolean subdomains() {
		return this.subdomains;
	}

	/**
	 * The port.
	 * @return the port from 1 to 65535, 0 for the default port of the scheme or
	 * {@link #ANY_PORT}
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Whether pages of these origins can be tampered with on the network: plain
	 * {@code http} from anywhere but the machine itself.
	 * @return whether the scheme is {@code http} and the host is not a loopback host
	 * @see <a href=
	 * "https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy">potentially
	 * trustworthy origin</a>
	 */
	public boolean isInsecure() {
		return this.scheme.equals("http") && !isLoopback();
	}

	/**
	 * Whether the host is this machine by RFC 6761: {@code localhost}, a name under it,
	 * {@code 127.0.0.0/8} or {@code [::1]}.
	 * @return whether the host never leaves the machine
	 */
	public boolean isLoopback() {
		return Host.isLoopback(this.host);
	}

	/**
	 * The patterns that would match everything this one matches, most specific first.
	 * Linear in the number of labels, so that whole lists can be checked for entries
	 * without effect.
	 * @return the texts of all wider patterns, without this one
	 */
	public List<String> widerPatterns() {
		List<String> wider = new ArrayList<>();
		if (isAny() || isNone()) {
			return wider;
		}
		if (!this.host.isEmpty() && !isAnyExtension() && this.port != ANY_PORT) {
			wider.add(text(this.host, this.subdomains, ANY_PORT));
		}
		for (int dot = this.host.indexOf('.'); dot >= 0; dot = this.host.indexOf('.', dot + 1)) {
			addSubdomains(wider, this.host.substring(dot + 1));
		}
		if (OriginPatternParser.EXTENSION_SCHEMES.contains(this.scheme) && !isAnyExtension()) {
			wider.add(this.scheme + "://*");
		}
		wider.add("*");
		return wider;
	}

	private void addSubdomains(List<String> wider, String domain) {
		wider.add(text(domain, true, this.port));
		if (this.port != ANY_PORT) {
			wider.add(text(domain, true, ANY_PORT));
		}
	}

	private String text(String host, boolean subdomains, int port) {
		String suffix = (port == ANY_PORT) ? ":*" : (port != 0) ? ":" + port : "";
		return this.scheme + "://" + (subdomains ? "*." : "") + host + suffix;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof OriginPattern that && this.text.equals(that.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return this.text;
	}

}
