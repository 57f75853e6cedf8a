package io.github.corsstarter.decision;

import java.util.List;

/**
 * Says what would have to change for refused requests to pass. Asked in debug mode only,
 * once for each response.
 */
@FunctionalInterface
public interface RefusalAdvice {

	/**
	 * Nobody's advice.
	 */
	RefusalAdvice NONE = (request, refusal) -> new Changes(List.of(), "");

	/**
	 * Give advice on a refusal.
	 * @param request the request
	 * @param refusal the decision on it
	 * @return what would have to change
	 */
	Changes on(CorsRequest request, Refused refusal);

	/**
	 * What would have to change.
	 *
	 * @param properties the full names of the properties to change, none where no
	 * configuration helps
	 * @param request what the script would have to do differently, in a sentence, or an
	 * empty text
	 */
	record Changes(List<String> properties, String request) {

		/**
		 * Copies the properties.
		 * @param properties the properties to change
		 * @param request what the script would have to do differently
		 */
		public Changes {
			properties = List.copyOf(properties);
		}

	}

}
