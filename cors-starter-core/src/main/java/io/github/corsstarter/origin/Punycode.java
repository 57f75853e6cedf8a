package io.github.corsstarter.origin;

import java.net.IDN;

import org.jspecify.annotations.Nullable;

/**
 * The ASCII form of international host names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3492">RFC 3492</a>
 */
final class Punycode {

	static final String PREFIX = "xn--";

	private static final int BASE = 36;

	private Punycode() {
	}

	/**
	 * Whether the text after {@code xn--} decodes. {@link IDN} cannot say: it knows the
	 * rules of 2003, browsers those of 2008.
	 */
	static boolean isValid(String encoded) {
		int delimiter = encoded.lastIndexOf('-');
		int in = delimiter + 1;
		int length = Math.max(delimiter, 0);
		int bias = 72;
		long n = 128;
		long i = 0;
		while (in < encoded.length()) {
			long before = i;
			long weight = 1;
			for (int k = BASE;; k += BASE) {
				int digit = (in < encoded.length()) ? digit(encoded.charAt(in++)) : -1;
				i += digit * weight;
				if (digit < 0 || i > Integer.MAX_VALUE) {
					return false;
				}
				int threshold = Math.min(Math.max(k - bias, 1), 26);
				if (digit < threshold) {
					break;
				}
				weight *= BASE - threshold;
			}
			length++;
			bias = adapt(i - before, length, before == 0);
			n += i / length;
			i = i % length + 1;
			if (n > Character.MAX_CODE_POINT) {
				return false;
			}
		}
		return n > 128 || i > 0;
	}

	private static int digit(char c) {
		if (c >= 'a' && c <= 'z') {
			return c - 'a';
		}
		return (c >= '0' && c <= '9') ? c - '0' + 26 : -1;
	}

	private static int adapt(long delta, int length, boolean first) {
		long scaled = first ? delta / 700 : delta / 2;
		scaled += scaled / length;
		int k = 0;
		while (scaled > 455) {
			scaled /= BASE - 1;
			k += BASE;
		}
		return (int) (k + BASE * scaled / (scaled + 38));
	}

	/**
	 * Encode a host for a suggestion.
	 * @return the ASCII form or {@code null} where {@link IDN} and browsers may disagree
	 */
	static @Nullable String encode(String host) {
		try {
			String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
			return IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED).equalsIgnoreCase(host) ? ascii : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
