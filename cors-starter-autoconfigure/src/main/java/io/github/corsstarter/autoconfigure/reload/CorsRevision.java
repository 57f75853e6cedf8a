package io.github.corsstarter.autoconfigure.reload;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.change.PolicyDifference;
import io.github.corsstarter.validation.CorsViolation;

/**
 * What the policies were from some time on, or what was refused.
 *
 * @param number counts the revisions of this instance since its start
 * @param hash identifies what the policies say, in all instances
 * @param time since when
 * @param source what changed: {@code start}, {@code refresh}, {@code files},
 * {@code code}, {@code restore}, {@code unpin} or the name of a source of origins
 * @param state what became of it
 * @param differences what it allows that the one before did not, and the other way around
 * @param violations what is wrong, if it was refused
 */
public record CorsRevision(long number, String hash, Instant time, String source, State state,
		List<PolicyDifference> differences, List<CorsViolation> violations) {

	/**
	 * Create a revision.
	 * @param number counts the revisions of this instance since its start
	 * @param hash identifies what the policies say, in all instances
	 * @param time since when
	 * @param source what changed
	 * @param state what became of it
	 * @param differences what it allows and takes away
	 * @param violations what is wrong, if it was refused
	 */
	public CorsRevision {
		differences = List.copyOf(differences);
		violations = List.copyOf(violations);
	}

	CorsRevision in(State other) {
		return new CorsRevision(this.number, this.hash, this.time, this.source, other, this.differences,
				this.violations);
	}

	/**
	 * What becomes of revisions.
	 */
	public enum State {

		/**
		 * It decides on requests.
		 */
		ACTIVE,

		/**
		 * It decided on requests.
		 */
		PREVIOUS,

		/**
		 * It never decided on a request, because something is wrong with it.
		 */
		REJECTED,

		/**
		 * It decides on requests because somebody restored it, and stays until something
		 * new is configured.
		 */
		RESTORED;

		/**
		 * The state as it is written.
		 */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
