package io.github.corsstarter.autoconfigure.reload;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

/**
 * What a source of origins returned, and how it is.
 *
 * @param name the name of the source
 * @param state how it is
 * @param revision the revision in use, or {@code null} if there is none
 * @param origins how many origins it returned, including rejected ones
 * @param answered when it answered last, or {@code null} if it never did
 * @param problem why it did not answer or what is held back, or {@code null}
 * @param rejected how many of its entries are not used
 * @param violations what is wrong with the first of them
 */
public record CorsSourceStatus(String name, State state, @Nullable String revision, int origins,
		@Nullable Instant answered, @Nullable String problem, int rejected, List<CorsViolation> violations) {

	/**
	 * Create a status.
	 * @param name the name of the source
	 * @param state how it is
	 * @param revision the revision in use
	 * @param origins how many origins it returned
	 * @param answered when it answered last
	 * @param problem why it did not answer or what is held back
	 * @param rejected how many of its entries are not used
	 * @param violations what is wrong with the first of them
	 */
	public CorsSourceStatus {
		violations = List.copyOf(violations);
	}

	/**
	 * How a source is.
	 */
	public enum State {

		/**
		 * It answers.
		 */
		CURRENT,

		/**
		 * It has not answered for a while, and what it returned last still holds.
		 */
		STALE,

		/**
		 * It lost so many origins at once that the loss has to be confirmed; what it
		 * returned before still holds.
		 */
		HELD_BACK;

		/**
		 * The state as it is written.
		 */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
