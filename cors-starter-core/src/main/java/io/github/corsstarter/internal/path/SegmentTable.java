package io.github.corsstarter.internal.path;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Maps literal segments of path patterns to values. A lookup reads the segment in its
 * path and copies nothing, which a {@link java.util.HashMap} could not do. Only
 * configured segments are ever added, so a client cannot make them collide.
 *
 * @param <V> what a segment leads to
 */
final class SegmentTable<V> {

	private final String[] keys;

	private final @Nullable V[] values;

	private final int mask;

	/**
	 * The segment of a table that has one, which needs no hash.
	 */
	private final @Nullable String only;

	private final @Nullable V onlyValue;

	@SuppressWarnings("unchecked") // Arrays cannot be generic.
	SegmentTable(Map<String, V> segments) {
		int capacity = Integer.highestOneBit(Math.max(2, segments.size() * 4));
		this.mask = capacity - 1;
		this.keys = new String[capacity];
		this.values = (@Nullable V[]) new Object[capacity];
		this.only = (segments.size() == 1) ? segments.keySet().iterator().next() : null;
		this.onlyValue = (this.only != null) ? segments.get(this.only) : null;
		segments.forEach(this::add);
	}

	private void add(String segment, V value) {
		int slot = slot(segment.hashCode());
		while (this.keys[slot] != null) {
			slot = (slot + 1) & this.mask;
		}
		this.keys[slot] = segment;
		this.values[slot] = value;
	}

	@Nullable V find(String path, int start, int end) {
		if (this.only != null) {
			return (this.only.length() == end - start && path.startsWith(this.only, start)) ? this.onlyValue : null;
		}
		int slot = slot(hash(path, start, end));
		for (String key = this.keys[slot]; key != null; key = this.keys[slot]) {
			if (key.length() == end - start && path.startsWith(key, start)) {
				return this.values[slot];
			}
			slot = (slot + 1) & this.mask;
		}
		return null;
	}

	/**
	 * The hash that {@link String#hashCode()} gives for the segment.
	 */
	private static int hash(String path, int start, int end) {
		int hash = 0;
		for (int i = start; i < end; i++) {
			hash = 31 * hash + path.charAt(i);
		}
		return hash;
	}

	private int slot(int hash) {
		int mixed = hash * 0x9E3779B9;
		return (mixed ^ (mixed >>> 16)) & this.mask;
	}

}
