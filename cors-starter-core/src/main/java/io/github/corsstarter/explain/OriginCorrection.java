package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginProblem;
import org.jspecify.annotations.Nullable;

/**
 * The origin a user probably meant when they entered one that no browser sends.
 *
 * @param problem what is wrong with it
 * @param origin what browsers send, or {@code null} where the intention is not clear
 */
record OriginCorrection(String problem, @Nullable String origin) {

	static OriginCorrection of(String text) {
		try {
			OriginPattern.parse(text);
			return new OriginCorrection(
					"This is a pattern for the configuration; ask with one of the origins that it matches.", null);
		}
		catch (InvalidOriginPatternException ex) {
			List<String> suggestions = ex.suggestions();
			boolean clear = suggestions.size() == 1 && Origin.isWellFormed(suggestions.get(0));
			return new OriginCorrection(sentence(ex.problem()), clear ? suggestions.get(0) : null);
		}
	}

	private static String sentence(OriginProblem problem) {
		return (problem == OriginProblem.ORIGIN_SEVERAL) ? "A page has one origin, without white space or commas."
				: problem.sentence();
	}

	/**
	 * The request as a browser would send it.
	 */
	@Nullable BrowserRequest correct(BrowserRequest request) {
		return (this.origin != null) ? new BrowserRequest(this.origin, request.method(), request.headers(),
				request.credentials(), request.forcedPreflight()) : null;
	}

}
