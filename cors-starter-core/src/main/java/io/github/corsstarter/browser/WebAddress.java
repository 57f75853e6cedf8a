package io.github.corsstarter.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * A URL of HTTP that a redirect can lead to. Characters that the JDK refuses but browsers
 * encode are encoded first.
 *
 * @param uri the URL with a lower-case scheme and host
 */
record WebAddress(URI uri) {

	private static final String ENCODED_BY_BROWSERS = " \"<>\\^`{|}";

	private static final Set<String> SCHEMES = Set.of("http", "https");

	/**
	 * Returns {@code null} for what is not a URL of HTTP.
	 */
	static @Nullable WebAddress parse(String text) {
		try {
			return of(new URI(encode(text)));
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	@Nullable WebAddress resolve(String location) {
		try {
			return of(this.uri.resolve(new URI(encode(location))));
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static @Nullable WebAddress of(URI uri) {
		String scheme = uri.getScheme();
		boolean web = scheme != null && SCHEMES.contains(Ascii.lowerCase(scheme)) && uri.getHost() != null;
		return web ? new WebAddress(uri) : null;
	}

	private static String encode(String text) {
		StringBuilder encoded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean kept = c >= ' ' && c != 0x7F && ENCODED_BY_BROWSERS.indexOf(c) < 0;
			encoded.append(kept ? String.valueOf(c) : "%%%02X".formatted((int) c));
		}
		return encoded.toString();
	}

	boolean hasUserInfo() {
		return this.uri.getRawUserInfo() != null;
	}

	String origin() {
		String scheme = Ascii.lowerCase(this.uri.getScheme());
		int defaultPort = scheme.equals("https") ? 443 : 80;
		int port = this.uri.getPort();
		String origin = scheme + "://" + Ascii.lowerCase(this.uri.getHost());
		return (port < 0 || port == defaultPort) ? origin : origin + ":" + port;
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
