package io.github.corsstarter.explain;

import java.util.Locale;

import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.origin.Host;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes refused origins that may be the application's own, which it does not know
 * because a proxy is in between.
 */
final class OwnAddress {

	private static final int MAX_LENGTH = 1024;

	private OwnAddress() {
	}

	/**
	 * Whether a refused origin has the host to which the request was sent, with another
	 * scheme or port, or the one that a proxy says the client asked for. Of loopback,
	 * other ports are other programs.
	 */
	static boolean resembles(CorsRefusalReason reason, String origin, CorsRequest request) {
		if (reason != CorsRefusalReason.ORIGIN_NOT_ALLOWED) {
			return false;
		}
		String host = request.host();
		return (host != null && hasHost(origin, host) && !Host.isLoopback(host.toLowerCase(Locale.ROOT)))
				|| hasHost(origin, forwardedHost(request.header("X-Forwarded-Host")));
	}

	private static boolean hasHost(String origin, String host) {
		int start = origin.indexOf("://") + 3;
		int end = start + host.length();
		return start >= 3 && !host.isEmpty() && origin.regionMatches(true, start, host, 0, host.length())
				&& (end == origin.length() || origin.charAt(end) == ':');
	}

	/**
	 * The host that the first proxy has seen. Nobody can tell whether to trust it, so it
	 * is for advice only.
	 */
	private static String forwardedHost(@Nullable String header) {
		if (header == null || header.length() > MAX_LENGTH) {
			return "";
		}
		int comma = header.indexOf(',');
		String first = ((comma < 0) ? header : header.substring(0, comma)).strip();
		int port = first.lastIndexOf(':');
		return (port > first.lastIndexOf(']')) ? first.substring(0, port) : first;
	}

	/**
	 * What to do if the origin is the application's own.
	 */
	static String advice(String origin) {
		return "If " + origin + " is this application itself behind a proxy, set `server.forward-headers-strategy`, "
				+ "or list it in `cors.self-origins`.";
	}

}
