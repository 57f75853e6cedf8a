package io.github.corsstarter.autoconfigure.explain;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Where a request that is never sent would have gone.
 *
 * @param scheme the scheme
 * @param host the host
 * @param port the effective port
 */
record ServerAddress(String scheme, String host, int port) {

	private static final ServerAddress SOMEWHERE = new ServerAddress("https", "this-application.invalid", 443);

	static ServerAddress of(@Nullable String origin) {
		try {
			URI uri = (origin != null) ? URI.create(origin) : null;
			if (uri == null || uri.getHost() == null) {
				return SOMEWHERE;
			}
			int port = (uri.getPort() >= 0) ? uri.getPort() : defaultPort(uri.getScheme());
			return new ServerAddress(uri.getScheme(), uri.getHost(), port);
		}
		catch (IllegalArgumentException ex) {
			return SOMEWHERE;
		}
	}

	private static int defaultPort(String scheme) {
		return scheme.equals("https") ? 443 : 80;
	}

	boolean hasDefaultPort() {
		return this.port == defaultPort(this.scheme);
	}

	@Override
	public String toString() {
		return this.scheme + "://" + this.host + (hasDefaultPort() ? "" : ":" + this.port);
	}

}
