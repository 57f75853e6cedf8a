package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the most specific wildcard pattern for an origin in one walk over its host, from
 * the last character to the first. The cost depends on the length of the host only,
 * because each pattern is found by the hash of the reversed part of the host that it
 * names.
 *
 * @param <T> what a pattern stands for
 */
final class SuffixTable<T> {

	private final List<@Nullable Entry<T>> slots;

	private final int mask;

	/**
	 * Which lengths of suffix occur at all: most dots of a host need no look-up.
	 */
	private final boolean[] lengths = new boolean[OriginSyntax.MAX_HOST + 1];

	SuffixTable(Map<OriginPattern, T> patterns) {
		int capacity = Integer.highestOneBit(Math.max(4, patterns.size() * 4));
		this.mask = capacity - 1;
		this.slots = new ArrayList<>(capacity);
		for (int i = 0; i < capacity; i++) {
			this.slots.add(null);
		}
		patterns.forEach(this::add);
	}

	private void add(OriginPattern pattern, T value) {
		Entry<T> entry = new Entry<>(pattern, value);
		int slot = slot(hash(pattern.host()), pattern.scheme().hashCode(), pattern.port());
		while (this.slots.get(slot) != null) {
			slot = (slot + 1) & this.mask;
		}
		this.slots.set(slot, entry);
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
		T host = lookup(origin, start, end, hash, scheme, OriginPattern.ANY_PORT, false);
		return (host != null) ? host : found;
	}

	private @Nullable T findSuffix(String origin, int start, int end, int hash, int scheme, int port) {
		T found = lookup(origin, start, end, hash, scheme, port, true);
		return (found != null) ? found : lookup(origin, start, end, hash, scheme, OriginPattern.ANY_PORT, true);
	}

	private @Nullable T lookup(String origin, int start, int end, int hash, int scheme, int port, boolean subdomains) {
		int slot = slot(hash, scheme, port);
		for (Entry<T> entry = this.slots.get(slot); entry != null; entry = this.slots.get(slot)) {
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

	private static int schemeHash(String origin, int end) {
		int hash = 0;
		for (int i = 0; i < end; i++) {
			hash = 31 * hash + origin.charAt(i);
		}
		return hash;
	}

	private record Entry<T>(OriginPattern pattern, T value) {

		boolean matches(String origin, int start, int end, int port, boolean subdomains) {
			String host = this.pattern.host();
			return this.pattern.port() == port && this.pattern.subdomains() == subdomains
					&& host.length() == end - start && origin.startsWith(host, start) && isScheme(origin);
		}

		private boolean isScheme(String origin) {
			String scheme = this.pattern.scheme();
			return origin.startsWith(scheme) && origin.startsWith("://", scheme.length());
		}

	}

}
