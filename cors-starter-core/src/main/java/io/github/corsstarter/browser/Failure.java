package io.github.corsstarter.browser;

/**
 * What a browser finds wrong with an answer.
 *
 * @param reason what it is
 * @param text what Chromium's console says about it
 */
record Failure(BlockReason reason, String text) {

	/**
	 * The failures that Chromium attributes to the preflight as such; those of method and
	 * header names do not have this prefix.
	 */
	Failure inPreflight() {
		return new Failure(this.reason, ConsoleText.inPreflight(this.text));
	}

}
