package io.github.corsstarter.autoconfigure.reload;

import org.jspecify.annotations.Nullable;

/**
 * Hears what becomes of each change that was noticed while the application runs.
 */
@FunctionalInterface
public interface CorsReloadListener {

	/**
	 * A change was noticed.
	 * @param source what changed, as in {@link CorsRevision#source()}
	 * @param outcome what became of it
	 * @param revision the new revision, or {@code null} if nothing is new: nothing that
	 * policies say has changed, or the same mistakes were reported before
	 */
	void onReload(String source, Outcome outcome, @Nullable CorsRevision revision);

	/**
	 * What becomes of a change.
	 */
	enum Outcome {

		/**
		 * New policies decide on requests.
		 */
		APPLIED,

		/**
		 * The policies say what they said before.
		 */
		UNCHANGED,

		/**
		 * Something is wrong, and the last good policies still decide on requests.
		 */
		REJECTED

	}

}
