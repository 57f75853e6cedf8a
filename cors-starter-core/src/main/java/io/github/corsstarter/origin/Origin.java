package io.github.corsstarter.origin;

import org.jspecify.annotations.Nullable;

/**
 * A tuple origin in the form in which browsers serialize it.
 *
 * @param scheme the scheme in lower case
 * @param host the host in lower-case ASCII; IPv6 addresses in brackets
 * @param port the port from 1 to 65535 or 0 for the default port of the scheme
 * @see <a href="https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin">ASCII
 * serialization of an origin</a>
 */
public record Origin(String scheme, String host, int port) {

	/**
	 * The serialization of every opaque origin: sandboxed frames, {@code data:} and
	 * {@code file:} documents, requests redirected between foreign origins.
	 */
	public static final String OPAQUE = "null";

	/**
	 * Read a serialized tuple origin. The whole text has to be what a browser would send;
	 * nothing is trimmed, folded or completed. Takes time linear in the longest possible
	 * origin, however long the text is.
	 * @param text the value of an {@code Origin} header
	 * @return the origin or {@code null} if the text is not one, {@code "null"} included
	 */
	public static @Nullable Origin parse(String text) {
		long scan = OriginSyntax.scan(text);
		if (scan == OriginSyntax.MALFORMED) {
			return null;
		}
		int hostStart = OriginSyntax.hostStart(scan);
		String scheme = text.substring(0, hostStart - 3);
		return new Origin(scheme, text.substring(hostStart, OriginSyntax.hostEnd(scan)), OriginSyntax.port(scan));
	}

	/**
	 * Whether the text is a serialized tuple origin. Allocates nothing.
	 * @param text the value of an {@code Origin} header
	 * @return whether {@link #parse} would return an origin
	 */
	public static boolean isWellFormed(String text) {
		return OriginSyntax.scan(text) != OriginSyntax.MALFORMED;
	}

	/**
	 * Whether a page of that origin and a server reached at the given scheme, host and
	 * port have the same origin. Allocates nothing.
	 * @param text the value of an {@code Origin} header
	 * @param scheme the scheme of the server
	 * @param host the host of the server in any case
	 * @param port the port of the server; anything below 1 means the default port of the
	 * scheme
	 * @return whether the origin is the server's own
	 * @see <a href="https://html.spec.whatwg.org/#same-origin">same origin</a>
	 */
	public static boolean isSame(String text, String scheme, String host, int port) {
		if (!text.startsWith(scheme) || !text.startsWith("://", scheme.length())) {
			return false;
		}
		int hostStart = scheme.length() + 3;
		int hostEnd = hostStart + host.length();
		return isSameHost(text, hostStart, host)
				&& isSamePort(text, hostEnd, OriginSyntax.defaultPort(text, scheme.length()), port);
	}

	private static boolean isSameHost(String text, int start, String host) {
		if (text.length() < start + host.length()) {
			return false;
		}
		for (int i = 0; i < host.length(); i++) {
			char c = host.charAt(i);
			// No Unicode folding: only ASCII letters have a second case here.
			if (text.charAt(start + i) != ((c >= 'A' && c <= 'Z') ? (char) (c | 0x20) : c)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isSamePort(String text, int hostEnd, int defaultPort, int port) {
		if (hostEnd == text.length()) {
			return port < 1 || port == defaultPort;
		}
		return text.charAt(hostEnd) == ':' && port > 0 && port != defaultPort
				&& OriginSyntax.parsePort(text, hostEnd + 1, text.length()) == port;
	}

	@Override
	public String toString() {
		return this.scheme + "://" + this.host + ((this.port != 0) ? ":" + this.port : "");
	}

}
