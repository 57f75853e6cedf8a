package io.github.corsstarter.autoconfigure.reload;

/**
 * The part of its origins that a source may lose at once.
 */
final class MaxShrink {

	private MaxShrink() {
	}

	static double of(String percentage) {
		return Integer.parseInt(percentage.replace("%", "")) / 100.0;
	}

}
