package io.github.corsstarter.decision;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.OwnOrigin;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.origin.Host;
import io.github.corsstarter.origin.Origin;

/**
 * Tells the application's own origin from all others.
 */
final class OwnOrigins {

	private final boolean listed;

	private final Set<String> origins;

	private final Set<String> hosts = new HashSet<>();

	OwnOrigins(CorsSettings settings) {
		this.listed = settings.ownOrigin() == OwnOrigin.LISTED;
		this.origins = settings.selfOrigins();
		this.origins.forEach(this::addHost);
	}

	private void addHost(String origin) {
		Origin parsed = Origin.parse(origin);
		if (parsed != null) {
			this.hosts.add(parsed.host());
		}
	}

	/**
	 * Whether a page of that origin is the application's own. Only asked if the request
	 * would otherwise be refused.
	 */
	boolean isOwn(CorsRequest request, String origin) {
		if (this.origins.contains(origin)) {
			return true;
		}
		if (this.listed) {
			String host = request.host();
			return host != null && Host.isLoopback(lowerCase(host)) && request.isOwnOrigin(origin);
		}
		return request.isOwnOrigin(origin) || "same-origin".equals(request.header(HeaderNames.SEC_FETCH_SITE));
	}

	/**
	 * Whether the request names a host that is not the application's. A page reaches a
	 * server under a name of its own by changing where the name points; it cannot do so
	 * with an address.
	 */
	boolean isForeignHost(CorsRequest request) {
		if (!this.listed) {
			return false;
		}
		String host = request.host();
		return host != null && !isOwnHost(lowerCase(host));
	}

	private static String lowerCase(String host) {
		return host.toLowerCase(Locale.ROOT);
	}

	private boolean isOwnHost(String host) {
		return Host.isAddress(host) || Host.isLoopback(host) || this.hosts.contains(host);
	}

}
