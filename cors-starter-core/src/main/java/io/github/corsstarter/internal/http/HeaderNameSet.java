package io.github.corsstarter.internal.http;

import java.util.List;

/**
 * A set of header names, compared without regard to case and without allocation. Names of
 * a request are only looked up, never added, and the table is at most half full: what a
 * client sends cannot make a lookup longer.
 */
public final class HeaderNameSet {

	private final String[] slots;

	public HeaderNameSet(List<String> names) {
		this.slots = new String[Integer.highestOneBit(Math.max(4, names.size() * 4))];
		names.forEach(this::add);
	}

	private void add(String name) {
		int slot = slot(name, 0, name.length());
		while (this.slots[slot] != null) {
			slot = (slot + 1) & (this.slots.length - 1);
		}
		this.slots[slot] = name;
	}

	public boolean contains(String text, int start, int end) {
		int slot = slot(text, start, end);
		while (this.slots[slot] != null) {
			String name = this.slots[slot];
			if (name.length() == end - start && name.regionMatches(true, 0, text, start, end - start)) {
				return true;
			}
			slot = (slot + 1) & (this.slots.length - 1);
		}
		return false;
	}

	private int slot(String text, int start, int end) {
		int hash = 0;
		for (int i = start; i < end; i++) {
			// Folds the case of letters; the comparison distinguishes what else it folds.
			hash = 31 * hash + (text.charAt(i) | 0x20);
		}
		return (hash ^ (hash >>> 16)) & (this.slots.length - 1);
	}

}
