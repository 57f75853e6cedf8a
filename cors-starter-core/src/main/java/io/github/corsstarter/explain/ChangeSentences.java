package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.explain.CorsExplanation.Fix;

/**
 * Says in at most three sentences what to change.
 */
final class ChangeSentences {

	private static final int MAX_SENTENCES = 3;

	private ChangeSentences() {
	}

	/**
	 * The sentences with a space in front, or nothing.
	 */
	static String of(PolicyChoice choice) {
		PolicyChange best = choice.best();
		if (best == null) {
			return "";
		}
		if (!best.isPossible()) {
			return " No configuration would allow it: " + best.obstacle();
		}
		List<String> sentences = new ArrayList<>(best.requestChanges());
		best.fixes().stream().map(Fix::change).forEach(sentences::add);
		return " " + (nearest(best) + String.join(" ", bounded(sentences, best))).strip();
	}

	private static List<String> bounded(List<String> sentences, PolicyChange best) {
		if (sentences.size() <= MAX_SENTENCES) {
			return sentences;
		}
		List<String> bounded = new ArrayList<>(sentences.subList(0, MAX_SENTENCES - 1));
		List<Fix> fixes = best.fixes();
		int left = Math.min(fixes.size(), sentences.size() - bounded.size());
		List<String> properties = fixes.subList(fixes.size() - left, fixes.size()).stream().map(Fix::property).toList();
		bounded.add("Change " + CodeSpan.list(properties) + " too.");
		return bounded;
	}

	private static String nearest(PolicyChange best) {
		String nearest = best.nearest();
		CorsProperty.Place place = (nearest != null) ? CorsProperty.ALLOWED_ORIGINS.find(best.policy(), nearest) : null;
		return (place == null || nearest == null) ? ""
				: "Did you mean " + CodeSpan.withPlace(nearest, place.location()) + "? ";
	}

	static String alternatives(PolicyChoice choice) {
		int others = choice.alternatives().size();
		if (others == 0) {
			return "";
		}
		return (others == 1) ? " There is one alternative." : " There are " + others + " alternatives.";
	}

}
