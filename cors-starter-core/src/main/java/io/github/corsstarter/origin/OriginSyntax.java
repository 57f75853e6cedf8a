package io.github.corsstarter.origin;

/**
 * The grammar of a serialized origin, scanned once, without allocation and with a bound
 * on every part.
 */
final class OriginSyntax {

	static final int MAX_SCHEME = 64;

	static final int MAX_HOST = 253;

	static final int MAX_LABEL = 63;

	static final int MAX_LENGTH = MAX_SCHEME + "://".length() + MAX_HOST + ":65535".length();

	static final long MALFORMED = -1;

	/**
	 * What URLs do not allow in any host, apart from white space.
	 * @see <a href="https://url.spec.whatwg.org/#forbidden-host-code-point">forbidden
	 * host code point</a>
	 */
	private static final String FORBIDDEN_IN_HOSTS = "#/:<>?@[\\]^|";

	private OriginSyntax() {
	}

	/**
	 * Scan an origin.
	 * @param origin the value of the {@code Origin} header
	 * @return the positions of its parts, to be read with {@link #hostStart},
	 * {@link #hostEnd} and {@link #port}, or {@link #MALFORMED}
	 */
	static long scan(String origin) {
		if (origin.length() > MAX_LENGTH) {
			return MALFORMED;
		}
		int schemeEnd = scanScheme(origin);
		if (schemeEnd < 0 || !origin.startsWith("://", schemeEnd)) {
			return MALFORMED;
		}
		int hostStart = schemeEnd + 3;
		if (isFile(origin, schemeEnd)) {
			return (origin.length() == hostStart) ? pack(hostStart, hostStart, 0) : MALFORMED;
		}
		int hostEnd = hasDomain(origin, schemeEnd) ? scanHost(origin, hostStart) : scanOpaqueHost(origin, hostStart);
		int port = (hostEnd < 0) ? -1 : scanPort(origin, hostEnd, schemeEnd);
		return (port < 0) ? MALFORMED : pack(hostStart, hostEnd, port);
	}

	static int hostStart(long scan) {
		return (int) (scan >>> 40);
	}

	static int hostEnd(long scan) {
		return (int) (scan >>> 20) & 0xFFFFF;
	}

	/**
	 * The port that a scanned origin spells out, or 0 where it is the scheme's default.
	 */
	static int port(long scan) {
		return (int) scan & 0xFFFFF;
	}

	static int scanScheme(String origin) {
		// Nearly all origins are one of these.
		if (origin.startsWith("https:") || origin.startsWith("http:")) {
			return (origin.charAt(4) == ':') ? 4 : 5;
		}
		int limit = Math.min(origin.length(), MAX_SCHEME + 1);
		if (limit == 0 || !isLowerAlpha(origin.charAt(0))) {
			return -1;
		}
		for (int i = 1; i < limit; i++) {
			char c = origin.charAt(i);
			if (c == ':') {
				return i;
			}
			if (!isLowerAlpha(c) && !isDigit(c) && c != '+' && c != '-' && c != '.') {
				return -1;
			}
		}
		return -1;
	}

	/**
	 * Whether the host of an origin is a domain or an address: only of {@code http} and
	 * {@code https}.
	 */
	static boolean hasDomain(String text, int schemeEnd) {
		return defaultPort(text, schemeEnd) > 0;
	}

	static int defaultPort(String text, int schemeEnd) {
		if (schemeEnd == 5 && text.startsWith("https")) {
			return 443;
		}
		return (schemeEnd == 4 && text.startsWith("http")) ? 80 : -1;
	}

	static boolean isHostCharacter(char c) {
		return isLowerAlpha(c) || isDigit(c) || c == '-' || c == '_';
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isLowerAlpha(char c) {
		return c >= 'a' && c <= 'z';
	}

	private static boolean isFile(String origin, int schemeEnd) {
		return schemeEnd == 4 && origin.startsWith("file");
	}

	private static int scanHost(String origin, int start) {
		if (start < origin.length() && origin.charAt(start) == '[') {
			return scanBrackets(origin, start);
		}
		int label = start;
		int i = start;
		for (; i < origin.length() && origin.charAt(i) != ':'; i++) {
			char c = origin.charAt(i);
			if (c == '.') {
				if (!isLabelLength(i - label)) {
					return -1;
				}
				label = i + 1;
			}
			else if (!isHostCharacter(c)) {
				return -1;
			}
		}
		return (isLabelLength(i - label) && i - start <= MAX_HOST) ? i : -1;
	}

	/**
	 * Scan a host that browsers do not interpret, because its scheme is not one of the
	 * web's.
	 * @see <a href="https://url.spec.whatwg.org/#concept-opaque-host-parser">opaque-host
	 * parser</a>
	 */
	private static int scanOpaqueHost(String origin, int start) {
		if (start < origin.length() && origin.charAt(start) == '[') {
			return scanBrackets(origin, start);
		}
		int end = start;
		while (end < origin.length() && isOpaqueHostCharacter(origin.charAt(end))) {
			end++;
		}
		return (end > start && end - start <= MAX_HOST) ? end : -1;
	}

	static boolean isOpaqueHostCharacter(char c) {
		return c > ' ' && c < 0x7F && FORBIDDEN_IN_HOSTS.indexOf(c) < 0;
	}

	private static boolean isLabelLength(int length) {
		return length > 0 && length <= MAX_LABEL;
	}

	private static int scanBrackets(String origin, int start) {
		for (int i = start + 1; i < origin.length(); i++) {
			char c = origin.charAt(i);
			if (c == ']') {
				return (i > start + 2) ? i + 1 : -1;
			}
			if (!isDigit(c) && !(c >= 'a' && c <= 'f') && c != ':') {
				return -1;
			}
		}
		return -1;
	}

	private static int scanPort(String origin, int hostEnd, int schemeEnd) {
		int length = origin.length();
		if (hostEnd == length) {
			return 0;
		}
		if (origin.charAt(hostEnd) != ':') {
			return -1;
		}
		int port = parsePort(origin, hostEnd + 1, length);
		return (port == defaultPort(origin, schemeEnd)) ? -1 : port;
	}

	/**
	 * Parse a port as browsers serialize it: one to five digits, no leading zero, 1 to
	 * 65535.
	 * @param text the text that contains the port
	 * @param start where it starts
	 * @param end where it ends
	 * @return the port or -1
	 */
	static int parsePort(String text, int start, int end) {
		if (end - start < 1 || end - start > 5 || text.charAt(start) == '0') {
			return -1;
		}
		int port = 0;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (!isDigit(c)) {
				return -1;
			}
			port = port * 10 + (c - '0');
		}
		return (port <= 65535) ? port : -1;
	}

	private static long pack(int hostStart, int hostEnd, int port) {
		return ((long) hostStart << 40) | ((long) hostEnd << 20) | port;
	}

}
