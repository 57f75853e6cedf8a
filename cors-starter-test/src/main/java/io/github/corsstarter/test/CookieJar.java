package io.github.corsstarter.test;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.origin.Host;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one browser. It keeps a cookie, and sends it, where a browser does.
 */
final class CookieJar {

	private final List<Cookie> cookies = new ArrayList<>();

	void add(Cookie cookie) {
		this.cookies.removeIf(cookie::isSameAs);
		this.cookies.add(cookie);
	}

	/**
	 * The cookies that go with a request.
	 */
	List<Cookie> cookies(URI uri, boolean sameSite, Instant now) {
		String host = uri.getHost().toLowerCase(Locale.ROOT);
		String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty()) ? "/" : uri.getRawPath();
		return this.cookies.stream()
			.filter((cookie) -> cookie.isFor(host, path) && cookie.expiry().isAfter(now))
			.filter((cookie) -> sameSite || cookie.anySite())
			.filter((cookie) -> !cookie.secure() || isTrustworthy(uri))
			.toList();
	}

	/**
	 * Returns why a browser does not keep the cookie, or {@code null} if it does.
	 */
	@Nullable String receive(String line, URI uri, boolean sameSite, Instant now) {
		SetCookie cookie = SetCookie.parse(line);
		if (cookie == null) {
			return "A Set-Cookie without name and value was ignored.";
		}
		if (cookie.isForAnySite() && !cookie.isSecure()) {
			return "The cookie " + cookie.name() + " was not kept: SameSite=None needs Secure.";
		}
		if (!sameSite && !cookie.isForAnySite()) {
			return "The cookie " + cookie.name() + " was not kept: it has " + cookie.sameSite()
					+ ", and the page is on another site than " + uri.getHost() + ".";
		}
		add(cookie.from(uri, now));
		return null;
	}

	private static boolean isTrustworthy(URI uri) {
		return "https".equals(uri.getScheme()) || Host.isLoopback(uri.getHost().toLowerCase(Locale.ROOT));
	}

}
