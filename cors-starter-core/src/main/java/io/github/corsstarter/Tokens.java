package io.github.corsstarter;

import java.util.List;

/**
 * A set of header names, compared without regard to case and without allocation; and what
 * a token is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-tokens">RFC 9110, Tokens</a>
 */
final class Tokens {

	private static final boolean[] TOKEN_CHARACTERS = new boolean[128];

	static {
		"!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".chars()
			.forEach((c) -> TOKEN_CHARACTERS[c] = true);
	}

	private final String[] slots;

	Tokens(List<String> names) {
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

	boolean contains(String text, int start, int end) {
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
			// Folds the case of letters; what else it folds is told apart by comparison.
			hash = 31 * hash + (text.charAt(i) | 0x20);
		}
		return (hash ^ (hash >>> 16)) & (this.slots.length - 1);
	}

	static boolean isToken(String text) {
		return isToken(text, 0, text.length());
	}

	static boolean isToken(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c >= 128 || !TOKEN_CHARACTERS[c]) {
				return false;
			}
		}
		return end > start;
	}

}
