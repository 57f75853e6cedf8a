package io.github.corsstarter.autoconfigure.browser;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a script knows after a request.
 *
 * @param id the request
 * @param attempts what came of each time
 */
record Outcome(int id, List<Attempt> attempts) {

	/**
	 * What came of a request.
	 *
	 * @param readable whether the script may read the response or {@code null} if there
	 * was no answer in time
	 * @param visible the names of the response headers that it sees
	 */
	record Attempt(@Nullable Boolean readable, List<String> visible) {

	}

}
