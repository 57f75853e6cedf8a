package io.github.corsstarter.test;

import java.time.Instant;

/**
 * A cookie that the browser keeps.
 *
 * @param name the name
 * @param value the value
 * @param domain the host that gets it
 * @param subdomains whether hosts under the domain get it too
 * @param path the path under which it is sent
 * @param secure whether it is sent over secure connections only
 * @param anySite whether pages of other sites send it too
 * @param expiry when it is forgotten
 */
record Cookie(String name, String value, String domain, boolean subdomains, String path, boolean secure,
		boolean anySite, Instant expiry) {

	String pair() {
		return this.name + "=" + this.value;
	}

	boolean isSameAs(Cookie other) {
		return this.name.equals(other.name) && this.domain.equals(other.domain) && this.path.equals(other.path);
	}

	boolean isFor(String host, String requestPath) {
		return isForHost(host) && isForPath(requestPath);
	}

	private boolean isForHost(String host) {
		return host.equals(this.domain) || (this.subdomains && host.endsWith("." + this.domain));
	}

	private boolean isForPath(String requestPath) {
		if (!requestPath.startsWith(this.path)) {
			return false;
		}
		return this.path.endsWith("/") || requestPath.length() == this.path.length()
				|| requestPath.charAt(this.path.length()) == '/';
	}

}
