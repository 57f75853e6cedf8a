package io.github.corsstarter.internal.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Lists of header names, separated by commas and on any number of lines, such as
 * {@code Vary}.
 */
public final class NameLists {

	private NameLists() {
	}

	/**
	 * The names of a line that no other line has, or the line itself if all are missing.
	 */
	public static String missing(String line, Collection<String> others) {
		return missing(line, names(others));
	}

	/**
	 * The lines without the names that an earlier line has.
	 */
	public static List<String> distinct(Collection<String> lines) {
		List<String> distinct = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (String line : lines) {
			String missing = missing(line, seen);
			if (!missing.isEmpty()) {
				distinct.add(missing);
				addTo(seen, missing);
			}
		}
		return distinct;
	}

	private static String missing(String line, Set<String> present) {
		StringJoiner missing = new StringJoiner(", ");
		boolean all = true;
		for (String element : line.split(",", -1)) {
			String name = HttpWhitespace.TAB_OR_SPACE.strip(element);
			if (present.contains(Ascii.lowerCase(name))) {
				all = false;
			}
			else if (!name.isEmpty()) {
				missing.add(name);
			}
		}
		return all ? line : missing.toString();
	}

	private static Set<String> names(Collection<String> lines) {
		Set<String> names = new HashSet<>();
		lines.forEach((line) -> addTo(names, line));
		return names;
	}

	private static void addTo(Set<String> names, String line) {
		for (String element : line.split(",", -1)) {
			names.add(Ascii.lowerCase(HttpWhitespace.TAB_OR_SPACE.strip(element)));
		}
	}

}
