package io.github.corsstarter.test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code Set-Cookie} line as browsers do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.2">RFC 6265, the
 * Set-Cookie header</a>
 */
final class SetCookie {

	private static final Duration LONGEST = Duration.ofDays(400);

	private final String name;

	private final String value;

	private final Map<String, String> attributes = new HashMap<>();

	private SetCookie(String name, String value) {
		this.name = name;
		this.value = value;
	}

	/**
	 * Returns {@code null} for a line without a name and a value.
	 */
	static @Nullable SetCookie parse(String line) {
		String[] parts = line.split(";", -1);
		int equals = parts[0].indexOf('=');
		if (equals < 1) {
			return null;
		}
		SetCookie cookie = new SetCookie(parts[0].substring(0, equals).strip(), parts[0].substring(equals + 1).strip());
		for (int i = 1; i < parts.length; i++) {
			int sign = parts[i].indexOf('=');
			String attribute = (sign < 0) ? parts[i] : parts[i].substring(0, sign);
			String text = (sign < 0) ? "" : parts[i].substring(sign + 1).strip();
			cookie.attributes.put(attribute.strip().toLowerCase(Locale.ROOT), text);
		}
		return cookie;
	}

	String name() {
		return this.name;
	}

	/**
	 * The attribute in words.
	 */
	String sameSite() {
		String sameSite = this.attributes.getOrDefault("samesite", "");
		return sameSite.isEmpty() ? "no SameSite, which means Lax" : "SameSite=" + sameSite;
	}

	boolean isForAnySite() {
		return "none".equalsIgnoreCase(this.attributes.get("samesite"));
	}

	boolean isSecure() {
		return this.attributes.containsKey("secure");
	}

	Cookie from(URI uri, Instant now) {
		String host = uri.getHost().toLowerCase(Locale.ROOT);
		String domain = this.attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
		domain = domain.startsWith(".") ? domain.substring(1) : domain;
		boolean wider = host.equals(domain) || (!domain.isEmpty() && host.endsWith("." + domain));
		return new Cookie(this.name, this.value, wider ? domain : host, wider, path(uri), isSecure(), isForAnySite(),
				expiry(now));
	}

	private String path(URI uri) {
		String path = this.attributes.getOrDefault("path", "");
		if (path.startsWith("/")) {
			return path;
		}
		String own = (uri.getRawPath() != null) ? uri.getRawPath() : "";
		int slash = own.lastIndexOf('/');
		return (slash <= 0) ? "/" : own.substring(0, slash);
	}

	private Instant expiry(Instant now) {
		String maxAge = this.attributes.get("max-age");
		if (maxAge != null && maxAge.matches("-?[0-9]{1,15}")) {
			return now.plusSeconds(Math.min(Long.parseLong(maxAge), LONGEST.toSeconds()));
		}
		String expires = this.attributes.get("expires");
		return (expires != null) ? parse(expires, now) : now.plus(LONGEST);
	}

	private static Instant parse(String expires, Instant now) {
		try {
			return ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
		}
		catch (DateTimeParseException ex) {
			return now.plus(LONGEST);
		}
	}

}
