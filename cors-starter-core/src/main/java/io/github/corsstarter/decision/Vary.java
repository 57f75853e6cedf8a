package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.internal.http.HttpWhitespace;

/**
 * Merges names into the {@code Vary} header.
 */
final class Vary {

	private Vary() {
	}

	/**
	 * Add names unless they are there.
	 */
	static void add(String names, CorsResponse response) {
		Collection<String> lines = response.vary();
		String missing = lines.isEmpty() ? names : missing(lines, names);
		if (!missing.isEmpty()) {
			response.addVary(missing);
		}
	}

	/**
	 * The names that are still missing.
	 * @param lines the lines of {@code Vary} so far
	 * @param names the names that have to be there, separated by a comma and a space
	 * @return the missing ones in the same form, empty if none is or {@code Vary} is
	 * {@code *}
	 */
	static String missing(Collection<String> lines, String names) {
		List<String> present = new ArrayList<>();
		for (String line : lines) {
			for (String name : line.toLowerCase(Locale.ROOT).split(",", -1)) {
				present.add(HttpWhitespace.TAB_OR_SPACE.strip(name));
			}
		}
		List<String> missing = new ArrayList<>(List.of(names.split(", ", -1)));
		missing.removeIf((name) -> present.contains("*") || present.contains(name.toLowerCase(Locale.ROOT)));
		return String.join(", ", missing);
	}

}
