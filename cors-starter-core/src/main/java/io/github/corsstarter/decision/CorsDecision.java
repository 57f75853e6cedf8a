package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request, and the headers that say so. Decisions other than refusals
 * are made once per policy and shared by all requests.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">HTTP extensions of the
 * CORS protocol</a>
 */
public sealed interface CorsDecision permits Untouched, NotCors, CrossOriginDecision {

	/**
	 * The outcome.
	 * @return the outcome
	 */
	Outcome outcome();

	/**
	 * The path pattern that owns the request.
	 * @return the pattern as configured or {@code null} if no policy owns the path
	 */
	@Nullable String path();

	/**
	 * The policies of the path pattern that owns the request.
	 * @return one policy or several for different origins, none without an owner
	 */
	List<CorsPolicy> candidates();

	/**
	 * Whether the request is answered at once and never reaches the application.
	 * @return whether {@link #status()} is the status of the response
	 */
	default boolean isAnswered() {
		return status() != 0;
	}

	/**
	 * The status with which the request is answered at once.
	 * @return 204 or 403, or 0 if the application answers
	 */
	default int status() {
		return 0;
	}

	/**
	 * Write the response headers. Writing them twice is the same as writing them once.
	 * @param request the request that was decided on
	 * @param response where to write
	 */
	void writeHeaders(CorsRequest request, CorsResponse response);

	/**
	 * Whether only decisions write a header on a path that a policy owns.
	 * @param name the name of a response header in any case
	 * @return whether the name starts with {@code Access-Control-}
	 */
	static boolean isCorsHeader(String name) {
		return HeaderNames.isCorsHeader(name);
	}

	/**
	 * The outcomes of a decision.
	 */
	enum Outcome {

		/**
		 * No policy owns the path; the request passes untouched.
		 */
		NO_POLICY,

		/**
		 * There is no {@code Origin}, so this is not a CORS request.
		 */
		NO_ORIGIN,

		/**
		 * The page is of the application's own origin, so this is not a CORS request.
		 */
		SAME_ORIGIN,

		/**
		 * A cross-origin request that a policy allows.
		 */
		ALLOWED,

		/**
		 * A request that no policy allows.
		 */
		REFUSED

	}

}
