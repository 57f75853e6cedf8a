package io.github.corsstarter.test;

import java.net.URI;

import io.github.corsstarter.internal.site.PublicSuffixes;
import io.github.corsstarter.origin.Host;

/**
 * Whether two origins are of one site, so that cookies go between them.
 *
 * @see <a href="https://html.spec.whatwg.org/#same-site">HTML: same site</a>
 */
final class Site {

	private static final PublicSuffixes SUFFIXES = new PublicSuffixes();

	private Site() {
	}

	static boolean isSame(String origin, String other) {
		String host = hostOf(origin);
		String otherHost = hostOf(other);
		boolean sameScheme = origin.substring(0, origin.indexOf(':') + 1)
			.equals(other.substring(0, other.indexOf(':') + 1));
		return sameScheme && !host.isEmpty() && (host.equals(otherHost) || domain(host).equals(domain(otherHost)));
	}

	private static String hostOf(String origin) {
		if (!origin.contains("://")) {
			return "";
		}
		String host = URI.create(origin).getHost();
		return (host != null) ? host : "";
	}

	/**
	 * The domain that somebody has registered, or the host if it is none.
	 */
	private static synchronized String domain(String host) {
		if (Host.isAddress(host)) {
			return host;
		}
		for (String domain = host; domain.indexOf('.') > 0;) {
			String parent = domain.substring(domain.indexOf('.') + 1);
			if (SUFFIXES.contains(parent) || parent.indexOf('.') < 0) {
				return domain;
			}
			domain = parent;
		}
		return host;
	}

}
