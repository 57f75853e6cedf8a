package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses what was meant by an entry that is no origin pattern. Every guess is read
 * again, so that nothing is suggested that would itself be refused.
 */
final class OriginRepair {

	private static final int MAX_LENGTH = 2048;

	private static final Map<String, String> SCHEMES = Map.of("wss", "https", "ws", "http");

	private OriginRepair() {
	}

	static List<String> suggest(String text) {
		if (text.length() > MAX_LENGTH) {
			return List.of();
		}
		List<String> suggestions = new ArrayList<>();
		for (String part : portList(withoutControls(text))) {
			String origin = repair(part);
			if (!isPattern(origin)) {
				return List.of();
			}
			suggestions.add(origin);
		}
		return List.copyOf(suggestions);
	}

	/**
	 * The parts of an entry that are origins for themselves.
	 */
	static List<String> parts(String text) {
		List<String> parts = new ArrayList<>();
		for (String part : text.split("[\\s,;]+", -1)) {
			if (!part.isEmpty()) {
				parts.add(part);
			}
		}
		return parts;
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
		List<String> ports = new ArrayList<>();
		for (String port : parts(text.substring(open + 2, close))) {
			ports.add(text.substring(0, open) + ":" + port);
		}
		return ports;
	}

	private static String repair(String part) {
		String text = unescape(unquote(part));
		if (text.equals("*") || text.equals(Origin.OPAQUE)) {
			return text;
		}
		text = text.startsWith("blob:") ? text.substring(5) : text;
		int schemeEnd = text.indexOf(":/");
		String rest = (schemeEnd < 0) ? text : stripSlashes(text.substring(schemeEnd + 1));
		rest = rest.substring(0, authorityEnd(rest));
		rest = rest.substring(rest.lastIndexOf('@') + 1);
		int hostEnd = hostEnd(rest);
		String host = host(rest.substring(0, hostEnd));
		String scheme = (schemeEnd < 0) ? impliedScheme(host) : scheme(text.substring(0, schemeEnd));
		return scheme + "://" + host + port(scheme, rest.substring(hostEnd));
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
	 * Undo what a regular expression does to a plain origin, and the slashes of another
	 * system. Any other backslash stays, because {@code \d} is no path {@code d}.
	 */
	private static String unescape(String text) {
		String start = text.startsWith("^") ? text.substring(1) : text;
		String whole = start.endsWith("$") ? start.substring(0, start.length() - 1) : start;
		return whole.replace(":\\\\", "://").replace("\\.", ".");
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
		return lower.equals("*") ? "https" : SCHEMES.getOrDefault(lower, lower);
	}

	private static String host(String host) {
		String text = host.toLowerCase(Locale.ROOT);
		text = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
		if (text.startsWith("[") && text.endsWith("]")) {
			String compressed = IpAddress.compressV6(text.substring(1, text.length() - 1));
			return (compressed != null) ? "[" + compressed + "]" : text;
		}
		return ascii(wildcard(text));
	}

	private static String wildcard(String host) {
		int star = host.lastIndexOf('*');
		if (star < 0) {
			return host;
		}
		String domain = host.substring(star + 1);
		return "*." + (domain.startsWith(".") ? domain.substring(1) : domain);
	}

	private static String ascii(String host) {
		if (host.chars().allMatch((c) -> c < 128)) {
			return host;
		}
		boolean subdomains = host.startsWith("*.");
		String ascii = Punycode.encode(subdomains ? host.substring(2) : host);
		return (ascii == null) ? host : (subdomains ? "*." : "") + ascii;
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
