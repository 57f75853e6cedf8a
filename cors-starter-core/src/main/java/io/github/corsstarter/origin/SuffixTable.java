package io.github.corsstarter.origin;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the most specific wildcard pattern for an origin in one walk over its host, from
 * the last character to the first. The cost depends only on the length of the host,
 * because each pattern is found by the hash of the reversed part of the host that it
 * names. Clients only look up: they cannot add patterns whose hashes collide.
 *
 * @param <T> what a pattern maps to
 */
final class SuffixTable<T> {

	private final @Nullable Entry<T>[] slots;

	private final int mask;

	/**
	 * Whether there is any pattern with a wildcard for the port, in front of a domain or
	 * of a host.
	 */
	private boolean anyPort;

	/**
	 * Which lengths of suffix occur at all: most dots of a host need no lookup.
	 */
	private final boolean[] lengths = new boolean[OriginSyntax.MAX_HOST + 1];

	@SuppressWarnings("unchecked") // Arrays cannot be generic.
	SuffixTable(Map<OriginPattern, T> patterns) {
		int capacity = Integer.highestOneBit(Math.max(4, patterns.size() * 4));
		this.mask = capacity - 1;
		this.slots = (@Nullable Entry<T>[]) new Entry<?>[capacity];
		patterns.forEach(this::add);
	}

	private void add(OriginPattern pattern, T value) {
		Entry<T> entry = new Entry<>(pattern, pattern.scheme() + "://", value);
		int slot = slot(hash(pattern.host()), schemeHash(pattern.scheme(), pattern.scheme().length()), pattern.port());
		while (this.slots[slot] != null) {
			slot = (slot + 1) & this.mask;
		}
		this.slots[slot] = entry;
		this.anyPort |= pattern.port() == OriginPattern.ANY_PORT;
		if (pattern.subdomains()) {
			this.lengths[pattern.host().length()] = true;
		}
	}

	@Nullable T find(String origin, long scan) {
		int start = OriginSyntax.hostStart(scan);
		int end = OriginSyntax.hostEnd(scan);
		int port = OriginSyntax.port(scan);
		int scheme = schemeHash(origin, start - 3);
		T found = null;
		int hash = 0;
		for (int i = end - 1; i >= start; i--) {
			char c = origin.charAt(i);
			if (c == '.' && this.lengths[end - i - 1]) {
				T longer = findSuffix(origin, i + 1, end, hash, scheme, port);
				found = (longer != null) ? longer : found;
			}
			hash = 31 * hash + c;
		}
		T host = this.anyPort ? lookup(origin, start, end, hash, scheme, OriginPattern.ANY_PORT, false) : null;
		return (host != null) ? host : found;
	}

	private @Nullable T findSuffix(String origin, int start, int end, int hash, int scheme, int port) {
		T found = lookup(origin, start, end, hash, scheme, port, true);
		return (found == null && this.anyPort) ? lookup(origin, start, end, hash, scheme, OriginPattern.ANY_PORT, true)
				: found;
	}

	private @Nullable T lookup(String origin, int start, int end, int hash, int scheme, int port, boolean subdomains) {
		int slot = slot(hash, scheme, port);
		for (Entry<T> entry = this.slots[slot]; entry != null; entry = this.slots[slot]) {
			if (entry.matches(origin, start, end, port, subdomains)) {
				return entry.value();
			}
			slot = (slot + 1) & this.mask;
		}
		return null;
	}

	private int slot(int hash, int scheme, int port) {
		int mixed = (hash * 31 + scheme) * 31 + port;
		mixed *= 0x9E3779B9;
		return (mixed ^ (mixed >>> 16)) & this.mask;
	}

	private static int hash(String host) {
		int hash = 0;
		for (int i = host.length() - 1; i >= 0; i--) {
			hash = 31 * hash + host.charAt(i);
		}
		return hash;
	}

	/**
	 * Distinguishes schemes that share the same hosts.
	 */
	private static int schemeHash(String origin, int end) {
		return 31 * end + origin.charAt(0);
	}

	private record Entry<T>(OriginPattern pattern, String scheme, T value) {

		boolean matches(String origin, int start, int end, int port, boolean subdomains) {
			String host = this.pattern.host();
			return host.length() == end - start && this.pattern.port() == port
					&& this.pattern.subdomains() == subdomains && origin.startsWith(host, start)
					&& origin.startsWith(this.scheme);
		}

	}

}
