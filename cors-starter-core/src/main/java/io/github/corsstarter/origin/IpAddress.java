package io.github.corsstarter.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

/**
 * IP addresses as the URL standard serializes them.
 */
final class IpAddress {

	private IpAddress() {
	}

	/**
	 * Whether a browser would treat the host as an IPv4 address.
	 * @see <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">ends in a
	 * number</a>
	 */
	static boolean endsInNumber(String host) {
		String last = host.substring(host.lastIndexOf('.') + 1);
		if (last.startsWith("0x")) {
			return last.substring(2).chars().allMatch((c) -> Character.digit(c, 16) >= 0);
		}
		return !last.isEmpty() && last.chars().allMatch((c) -> OriginSyntax.isDigit((char) c));
	}

	static boolean isCanonicalV4(String host) {
		String[] parts = host.split("\\.", -1);
		if (parts.length != 4) {
			return false;
		}
		for (String part : parts) {
			if (!part.equals("0") && (OriginSyntax.parsePort(part, 0, part.length()) < 0 || part.length() > 3
					|| Integer.parseInt(part) > 255)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Convert an IPv6 address to the form that browsers send.
	 * @param address the address without brackets
	 * @return the compressed form or {@code null} if this is not an IPv6 address
	 */
	static @Nullable String compressV6(String address) {
		if (address.indexOf(':') < 0 || !address.chars().allMatch(IpAddress::isV6Character)) {
			return null;
		}
		try {
			// An address in brackets is never looked up.
			return serializeV6(groups(InetAddress.getByName("[" + address + "]").getAddress()));
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	private static boolean isV6Character(int c) {
		return c < 128 && (Character.digit(c, 16) >= 0 || c == ':' || c == '.');
	}

	private static int[] groups(byte[] bytes) {
		int[] groups = new int[8];
		if (bytes.length == 4) {
			groups[5] = 0xFFFF;
		}
		int first = 8 - bytes.length / 2;
		for (int i = 0; i < bytes.length / 2; i++) {
			groups[first + i] = ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF);
		}
		return groups;
	}

	private static String serializeV6(int[] groups) {
		int start = 0;
		int longest = 1;
		for (int i = 0; i < 8; i++) {
			int length = zeros(groups, i);
			if (length > longest) {
				start = i;
				longest = length;
			}
		}
		return (longest == 1) ? join(groups, 0, 8) : join(groups, 0, start) + "::" + join(groups, start + longest, 8);
	}

	private static int zeros(int[] groups, int start) {
		int end = start;
		while (end < 8 && groups[end] == 0) {
			end++;
		}
		return end - start;
	}

	private static String join(int[] groups, int start, int end) {
		StringBuilder text = new StringBuilder();
		for (int i = start; i < end; i++) {
			text.append((i > start) ? ":" : "").append(Integer.toHexString(groups[i]));
		}
		return text.toString();
	}

}
