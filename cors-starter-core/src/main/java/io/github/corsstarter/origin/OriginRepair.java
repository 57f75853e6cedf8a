package io.github.corsstarter.origin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Guesses what was meant by an entry that is not an origin pattern. A guess never allows
 * more than the entry says: no other host, port or scheme. Where it would, there is no
 * guess. Every guess is parsed again, so that no suggestion is itself rejected.
 */
final class OriginRepair {

	private static final int MAX_LENGTH = 2048;

	/**
	 * The schemes that pages have, by what people write for them, wildcards for the
	 * scheme included. None of them adds plain {@code http}.
	 */
	private static final Map<String, String> SCHEMES = Map.of("wss", "https", "ws", "http", "*", "https", "http*",
			"https", "https*", "https", "https?", "https", "http(s)?", "https", "(http|https)", "https", "(https|http)",
			"https");

	/**
	 * What other libraries write in front of a domain to include everything below it.
	 * Each of these matches at least all subdomains.
	 */
	private static final Set<String> WILDCARDS = Set.of("*", "*.", "**", "**.", ".*", ".*.", "(.*)", "(.*).", "(.+).",
			".+.");

	/**
	 * Names of schemes are not hosts, even if they are all that is left of an entry.
	 */
	private static final Set<String> NOT_HOSTS = Set.of("http", "https", "ws", "wss", "file", "ftp", "null");

	private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

	private static final Pattern HOST = Pattern.compile("[^.]\\.[^.]|localhost");

	private static final Pattern QUERY = Pattern.compile("\\?([^.*=]*=.*)?");

	private OriginRepair() {
	}

	static List<String> suggest(String text) {
		if (text.length() > MAX_LENGTH) {
			return List.of();
		}
		List<String> suggestions = new ArrayList<>();
		for (String part : portList(withoutControls(text))) {
			String origin = repair(part);
			if (origin == null || !isPattern(origin)) {
				return List.of();
			}
			suggestions.add(origin);
		}
		return isListOfOrigins(text, suggestions) ? List.copyOf(suggestions) : List.of();
	}

	/**
	 * Whether several parts are several origins. White space also gets into the middle of
	 * one, so only parts with a scheme or a dot count as origins.
	 */
	private static boolean isListOfOrigins(String text, List<String> suggestions) {
		List<String> parts = parts(text);
		boolean schemes = parts.stream().anyMatch((part) -> part.contains(":/"));
		boolean listed = text.indexOf(',') >= 0 || text.indexOf(';') >= 0;
		if (suggestions.size() < 2 || text.contains(":[")) {
			return true;
		}
		return !suggestions.contains(OriginPattern.NONE.toString())
				&& parts.stream().allMatch((part) -> isOrigin(part, schemes && !listed));
	}

	private static boolean isOrigin(String part, boolean schemes) {
		return part.contains("://") || isWord(part) || (!schemes && HOST.matcher(part).find());
	}

	private static boolean isWord(String text) {
		return text.equals("*") || text.equalsIgnoreCase("none") || text.equals(Origin.OPAQUE);
	}

	/**
	 * The parts of an entry that are origins by themselves.
	 */
	static List<String> parts(String text) {
		return SEPARATORS.splitAsStream(text).filter((part) -> !part.isEmpty()).toList();
	}

	static int authorityEnd(String rest) {
		int end = 0;
		while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
			end++;
		}
		return end;
	}

	private static String withoutControls(String text) {
		StringBuilder clean = new StringBuilder();
		text.chars().forEach((c) -> clean.append((c < 0x20 || c == 0x7F) ? ' ' : (char) c));
		return clean.toString();
	}

	private static List<String> portList(String text) {
		int open = text.indexOf(":[");
		int close = text.indexOf(']', open + 1);
		if (open < 0 || close < 0) {
			return parts(text);
		}
		String rest = text.substring(close + 1).strip();
		if (!rest.isEmpty() && !rest.startsWith("/")) {
			return List.of();
		}
		List<String> ports = new ArrayList<>();
		for (String port : parts(text.substring(open + 2, close))) {
			ports.add(text.substring(0, open).strip() + ":" + port);
		}
		return ports;
	}

	private static @Nullable String repair(String part) {
		String text = unescape(unquote(part));
		if (isWord(text)) {
			return text.toLowerCase(Locale.ROOT);
		}
		text = text.startsWith("blob:") ? text.substring(5) : text;
		int schemeEnd = text.indexOf(":/");
		String rest = authority(stripSlashes(text.substring(schemeEnd + 1)));
		int hostEnd = (rest != null) ? hostEnd(rest) : 0;
		String scheme = (schemeEnd < 0) ? "" : scheme(text.substring(0, schemeEnd));
		String host = (rest != null) ? host(rest.substring(0, hostEnd), scheme) : null;
		if (rest == null || host == null || (schemeEnd < 0 && NOT_HOSTS.contains(host))) {
			return null;
		}
		scheme = (schemeEnd < 0) ? impliedScheme(host) : scheme;
		return scheme + "://" + host + port(scheme, rest.substring(hostEnd));
	}

	/**
	 * The host and port of an origin with a path, a query or a fragment. The question
	 * mark can be that of a regular expression.
	 */
	private static @Nullable String authority(String rest) {
		int end = authorityEnd(rest);
		boolean question = rest.startsWith("?", end);
		return (question && !QUERY.matcher(rest.substring(end)).matches()) ? null : withoutUser(rest.substring(0, end));
	}

	/**
	 * The host and port after a user name, unless that looks like a host, which could be
	 * what was meant.
	 */
	private static @Nullable String withoutUser(String authority) {
		int at = authority.lastIndexOf('@');
		return (at >= 0 && authority.lastIndexOf('.', at) >= 0) ? null : authority.substring(at + 1);
	}

	private static String unquote(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && "\"'`".indexOf(text.charAt(start)) >= 0) {
			start++;
		}
		while (end > start && "\"'`".indexOf(text.charAt(end - 1)) >= 0) {
			end--;
		}
		return text.substring(start, end);
	}

	/**
	 * Undo the escapes of a regular expression, and backslashes instead of slashes. Any
	 * other backslash stays, because {@code \d} is not a path {@code d}.
	 */
	private static String unescape(String text) {
		String start = text.startsWith("^") ? text.substring(1) : text;
		String whole = start.endsWith("$") ? start.substring(0, start.length() - 1) : start;
		return whole.replace(":\\\\", "://").replace("\\/", "/").replace("\\.", ".");
	}

	private static String stripSlashes(String text) {
		int start = 0;
		while (start < text.length() && text.charAt(start) == '/') {
			start++;
		}
		return text.substring(start);
	}

	private static int hostEnd(String authority) {
		int colon = authority.lastIndexOf(':');
		return (colon > authority.lastIndexOf(']')) ? colon : authority.length();
	}

	private static String impliedScheme(String host) {
		return (host.equals("localhost") || IpAddress.isCanonicalV4(host) || host.startsWith("[")) ? "http" : "https";
	}

	private static String scheme(String scheme) {
		String lower = scheme.toLowerCase(Locale.ROOT);
		return SCHEMES.getOrDefault(lower, lower);
	}

	private static @Nullable String host(String host, String scheme) {
		if (!scheme.isEmpty() && !OriginSyntax.hasDomain(scheme, scheme.length())) {
			return escape(host);
		}
		return domain(host.toLowerCase(Locale.ROOT));
	}

	private static @Nullable String domain(String host) {
		String text = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		if (text.startsWith("[") && text.endsWith("]")) {
			String compressed = IpAddress.compressV6(text.substring(1, text.length() - 1));
			return (compressed != null) ? "[" + compressed + "]" : null;
		}
		int start = wildcardEnd(text);
		if (start == 0) {
			return ascii(text);
		}
		boolean all = WILDCARDS.contains(text.substring(0, start)) && start < text.length()
				&& Character.isLetterOrDigit(text.charAt(start));
		String domain = all ? ascii(text.substring(start)) : null;
		return (domain != null) ? "*." + domain : null;
	}

	/**
	 * Where the domain starts after the wildcards and what belongs to them.
	 */
	private static int wildcardEnd(String host) {
		int end = Math.max(host.lastIndexOf('*'), host.lastIndexOf('+')) + 1;
		end = (end > 0 && host.startsWith(")", end)) ? end + 1 : end;
		return (end > 0 && host.startsWith(".", end)) ? end + 1 : end;
	}

	private static @Nullable String ascii(String host) {
		return host.chars().allMatch((c) -> c < 128) ? host : Punycode.encode(host);
	}

	/**
	 * Write a host as URLs do whose scheme is not one of the web's.
	 */
	private static String escape(String host) {
		StringBuilder text = new StringBuilder();
		for (byte b : host.getBytes(StandardCharsets.UTF_8)) {
			text.append((b >= 0) ? String.valueOf((char) b) : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
		}
		return text.toString();
	}

	private static String port(String scheme, String suffix) {
		String port = suffix.equals(":") ? "" : suffix;
		int defaultPort = OriginSyntax.defaultPort(scheme, scheme.length());
		return port.equals(":" + defaultPort) ? "" : port;
	}

	private static boolean isPattern(String text) {
		try {
			OriginPattern.parse(text);
			return true;
		}
		catch (InvalidOriginPatternException ex) {
			return false;
		}
	}

}
