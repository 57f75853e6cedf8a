package io.github.corsstarter.test;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.origin.Host;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

/**
 * The origins that tell a policy from one that was meant to be it.
 */
final class MatrixOrigins {

	private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";

	private final Set<String> origins = new LinkedHashSet<>();

	private MatrixOrigins() {
	}

	static Set<String> of(CorsPolicy policy) {
		MatrixOrigins matrix = new MatrixOrigins();
		policy.allowedOrigins().forEach(matrix::add);
		matrix.origins.add(Origin.OPAQUE);
		matrix.origins.add(BrowserTester.FOREIGN_ORIGIN);
		return matrix.origins;
	}

	private void add(String entry) {
		String sample = sample(entry);
		Origin origin = (sample != null) ? Origin.parse(sample) : null;
		if (sample == null || origin == null) {
			return;
		}
		this.origins.add(sample);
		if (origin.scheme().startsWith("http")) {
			addNeighbors(origin);
		}
	}

	private void addNeighbors(Origin origin) {
		String port = (origin.port() != 0) ? ":" + origin.port() : "";
		String scheme = origin.scheme() + "://";
		String otherScheme = origin.scheme().equals("https") ? "http://" : "https://";
		this.origins.add(otherScheme + origin.host() + port);
		this.origins.add(scheme + origin.host() + ":" + ((origin.port() != 0) ? origin.port() + 1 : 8443));
		if (!Host.isAddress(origin.host())) {
			this.origins.add(scheme + "evil-" + origin.host() + port);
			this.origins.add(scheme + "evil." + origin.host() + port);
			this.origins.add(scheme + origin.host() + ".evil.example" + port);
			this.origins.add(scheme + origin.host().replaceFirst("\\.", "-") + port);
		}
	}

	private static @Nullable String sample(String entry) {
		try {
			OriginPattern pattern = OriginPattern.parse(entry);
			if (pattern.isExact()) {
				return entry;
			}
			if (!pattern.isWildcard()) {
				return null;
			}
			int port = pattern.port();
			String host = pattern.isAnyExtension() ? EXTENSION
					: pattern.subdomains() ? "a." + pattern.host() : pattern.host();
			return pattern.scheme() + "://" + host
					+ ((port == OriginPattern.ANY_PORT) ? ":12345" : (port > 0) ? ":" + port : "");
		}
		catch (InvalidOriginPatternException ex) {
			return null;
		}
	}

}
