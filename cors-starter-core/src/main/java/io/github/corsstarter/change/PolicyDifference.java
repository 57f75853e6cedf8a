package io.github.corsstarter.change;

/**
 * One thing that somebody may do from a change of policies on, or no longer.
 *
 * @param effect whether more is allowed or less
 * @param text what, where, and by which policy
 */
public record PolicyDifference(Effect effect, String text) {

	@Override
	public String toString() {
		return this.effect + " " + this.text;
	}

	/**
	 * The two directions of a change.
	 */
	public enum Effect {

		/**
		 * More is allowed.
		 */
		WIDENS,

		/**
		 * Less is allowed.
		 */
		NARROWS;

		static Effect of(boolean wider) {
			return wider ? WIDENS : NARROWS;
		}

		/**
		 * The effect as it is written.
		 */
		@Override
		public String toString() {
			return (this == WIDENS) ? "widens" : "narrows";
		}

	}

}
