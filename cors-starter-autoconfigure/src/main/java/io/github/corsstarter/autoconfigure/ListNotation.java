package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads lists that are written as one value in other notations: brackets in quotes, JSON,
 * lines, semicolons, dashes.
 */
final class ListNotation {

	private static final String OPENING = "[({";

	private static final String CLOSING = "])}";

	private ListNotation() {
	}

	/**
	 * The entries of a list in another notation, or {@code null} if the text is not one.
	 */
	static @Nullable List<String> parse(String text) {
		String list = text.strip();
		boolean brackets = isBetween(list, '[', ']');
		boolean lines = list.indexOf('\n') >= 0 || list.indexOf('\r') >= 0;
		if (!brackets && !lines && list.indexOf(';') < 0 && !list.startsWith("- ")) {
			return null;
		}
		String inner = brackets ? list.substring(1, list.length() - 1) : list;
		return Stream.of(inner.split("[,;\\r\\n]"))
			.map((entry) -> unquote(withoutDash(entry.strip())))
			.filter((entry) -> !entry.isEmpty())
			.toList();
	}

	/**
	 * The paths in a text that has only white space between them, or {@code null} if it
	 * is not such a text.
	 */
	static @Nullable List<String> paths(String text) {
		List<String> paths = List.of(text.strip().split("[\\s,]+"));
		boolean several = text.strip().chars().anyMatch(Character::isWhitespace) && text.indexOf(',') < 0;
		return (several && paths.stream().allMatch((path) -> path.startsWith("/"))) ? paths : null;
	}

	/**
	 * The entries between commas, except commas in brackets: lists of ports and regular
	 * expressions have some.
	 */
	static List<String> split(String text) {
		List<String> entries = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (OPENING.indexOf(c) >= 0) {
				depth++;
			}
			else if (CLOSING.indexOf(c) >= 0) {
				depth = Math.max(0, depth - 1);
			}
			else if (c == ',' && depth == 0) {
				entries.add(text.substring(start, i).strip());
				start = i + 1;
			}
		}
		entries.add(text.substring(start).strip());
		return text.isBlank() ? List.of() : entries;
	}

	private static boolean isBetween(String text, char open, char close) {
		return text.length() > 1 && text.charAt(0) == open && text.charAt(text.length() - 1) == close;
	}

	private static String withoutDash(String entry) {
		return entry.startsWith("- ") ? entry.substring(2).strip() : entry;
	}

	private static String unquote(String entry) {
		boolean quoted = isBetween(entry, '"', '"') || isBetween(entry, '\'', '\'');
		return quoted ? entry.substring(1, entry.length() - 1).strip() : entry;
	}

}
