package io.github.corsstarter.internal.text;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds what was probably meant, by edit distance.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Levenshtein_distance">Levenshtein
 * distance</a>
 */
public final class ClosestMatch {

	private static final int MAX_LENGTH = 330;

	private static final int MAX_CANDIDATES = 1000;

	private ClosestMatch() {
	}

	/**
	 * The candidate closest to a text, if it is close: at most a third of the text, and
	 * never more than 12 characters, would have to change. Bounded in the length of the
	 * text and the number of candidates.
	 * @param text what was written
	 * @param candidates what could have been meant
	 * @return the closest candidate or {@code null} if none is close
	 */
	public static @Nullable String of(String text, Collection<String> candidates) {
		return of(text, candidates, 12);
	}

	/**
	 * The candidate closest to a text, if it is close: at most a third of the text, and
	 * never more than a number of characters, would have to change. Bounded in the length
	 * of the text and the number of candidates.
	 * @param text what was written
	 * @param candidates what could have been meant
	 * @param limit the number of characters
	 * @return the closest candidate or {@code null} if none is close
	 */
	public static @Nullable String of(String text, Collection<String> candidates, int limit) {
		if (text.length() > MAX_LENGTH) {
			return null;
		}
		String nearest = null;
		int least = Math.min(text.length() / 3, limit) + 1;
		int compared = 0;
		for (String candidate : candidates) {
			if (++compared > MAX_CANDIDATES) {
				break;
			}
			int distance = distance(text, candidate, least);
			if (distance < least) {
				least = distance;
				nearest = candidate;
			}
		}
		return nearest;
	}

	private static int distance(String text, String candidate, int limit) {
		if (Math.abs(text.length() - candidate.length()) >= limit) {
			return limit;
		}
		int[] row = new int[candidate.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= text.length(); i++) {
			if (nextRow(row, text.charAt(i - 1), candidate, i) >= limit) {
				return limit;
			}
		}
		return row[candidate.length()];
	}

	private static int nextRow(int[] row, char c, String candidate, int i) {
		int diagonal = row[0];
		row[0] = i;
		int least = i;
		for (int j = 1; j < row.length; j++) {
			int replaced = diagonal + ((c == candidate.charAt(j - 1)) ? 0 : 1);
			diagonal = row[j];
			row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			least = Math.min(least, row[j]);
		}
		return least;
	}

}
