package io.github.corsstarter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds the longest configured prefix of a path in one walk over the path, without
 * allocation. A prefix ends where a segment ends.
 */
final class PrefixTable {

	private final PathIndex.@Nullable Entry[] slots;

	private final boolean[] lengths;

	/**
	 * The entry of an application that has no other, which needs no hash.
	 */
	private final PathIndex.@Nullable Entry only;

	PrefixTable(List<PathIndex.Entry> entries) {
		this.slots = new PathIndex.@Nullable Entry[Integer.highestOneBit(Math.max(4, entries.size() * 4))];
		this.lengths = new boolean[entries.stream().mapToInt((entry) -> prefix(entry).length() + 1).max().orElse(0)];
		entries.forEach(this::add);
		this.only = (entries.size() == 1) ? entries.get(0) : null;
	}

	private static String prefix(PathIndex.Entry entry) {
		return PathPatterns.literal(entry.rule().pattern());
	}

	private void add(PathIndex.Entry entry) {
		String prefix = prefix(entry);
		int slot = slot(prefix.hashCode());
		while (this.slots[slot] != null) {
			slot = (slot + 1) & (this.slots.length - 1);
		}
		this.slots[slot] = entry;
		this.lengths[prefix.length()] = true;
	}

	PathIndex.@Nullable Entry find(String path) {
		return (this.only != null) ? matchOnly(path, this.only) : findLongest(path);
	}

	private static PathIndex.@Nullable Entry matchOnly(String path, PathIndex.Entry only) {
		String pattern = only.rule().pattern();
		int length = pattern.length() - 3;
		boolean matches = path.regionMatches(0, pattern, 0, length)
				&& (path.length() == length || path.charAt(length) == '/');
		return matches ? only : null;
	}

	private PathIndex.@Nullable Entry findLongest(String path) {
		int hash = 0;
		int end = Math.min(path.length() + 1, this.lengths.length);
		PathIndex.Entry found = null;
		for (int i = 0; i < end; i++) {
			if (this.lengths[i] && (i == path.length() || path.charAt(i) == '/')) {
				PathIndex.Entry longer = lookup(path, i, hash);
				found = (longer != null) ? longer : found;
			}
			hash = (i < path.length()) ? 31 * hash + path.charAt(i) : hash;
		}
		return found;
	}

	private PathIndex.@Nullable Entry lookup(String path, int length, int hash) {
		int slot = slot(hash);
		for (PathIndex.Entry entry = this.slots[slot]; entry != null; entry = this.slots[slot]) {
			String pattern = entry.rule().pattern();
			// What follows the prefix in the pattern is always the same three characters.
			if (pattern.length() - 3 == length && path.regionMatches(0, pattern, 0, length)) {
				return entry;
			}
			slot = (slot + 1) & (this.slots.length - 1);
		}
		return null;
	}

	private int slot(int hash) {
		int mixed = hash * 0x9E3779B9;
		return (mixed ^ (mixed >>> 16)) & (this.slots.length - 1);
	}

}
