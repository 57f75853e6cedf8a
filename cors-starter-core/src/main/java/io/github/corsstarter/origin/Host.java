package io.github.corsstarter.origin;

/**
 * What a host says about its location.
 */
public final class Host {

	private Host() {
	}

	/**
	 * Whether a host is an IP address rather than a name, so that nobody can point it
	 * elsewhere.
	 * @param host the host in lower case; IPv6 addresses in brackets
	 * @return whether it is a canonical IPv4 address or in brackets
	 */
	public static boolean isAddress(String host) {
		return host.startsWith("[") || IpAddress.isCanonicalV4(host);
	}

	/**
	 * Whether a host is this machine: {@code localhost}, a name under it,
	 * {@code 127.0.0.0/8} or {@code [::1]}.
	 * @param host the host in lower case; IPv6 addresses in brackets
	 * @return whether the host never leaves the machine
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc6761#section-6.3">RFC 6761,
	 * localhost</a>
	 */
	public static boolean isLoopback(String host) {
		return host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")
				|| (host.startsWith("127.") && IpAddress.isCanonicalV4(host));
	}

}
