package io.github.corsstarter.origin;

import java.util.List;

/**
 * Thrown for an entry that is not an origin pattern. Says what is wrong and how to fix
 * it.
 */
public final class InvalidOriginPatternException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final OriginProblem problem;

	private final String text;

	InvalidOriginPatternException(OriginProblem problem, String text) {
		super(problem.sentence());
		this.problem = problem;
		this.text = text;
	}

	/**
	 * What is wrong.
	 * @return the first problem found
	 */
	public OriginProblem problem() {
		return this.problem;
	}

	/**
	 * What to write instead.
	 * @return the entries to write in place of this one, each a valid pattern, or an
	 * empty list where the intention is not clear
	 */
	public List<String> suggestions() {
		return OriginRepair.suggest(this.text);
	}

	/**
	 * What to do if there are no {@link #suggestions()}.
	 * @return one sentence
	 */
	public String advice() {
		return this.problem.advice();
	}

}
