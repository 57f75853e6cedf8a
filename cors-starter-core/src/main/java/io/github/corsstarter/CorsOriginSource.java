package io.github.corsstarter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A place outside the configuration where origins are kept, such as a table of tenants.
 * It only ever adds origins to policies that name it in {@code origins-from}; what it
 * returns is validated like a configuration file, entry by entry.
 */
public interface CorsOriginSource {

	/**
	 * The name by which policies refer to this source.
	 * @return a name, unique in an application
	 */
	String name();

	/**
	 * Fetch all origins, unless nothing has changed. Called in the background, by one
	 * thread at a time, never while a request waits; interrupted when it takes longer
	 * than {@code cors.sources.<name>.timeout}.
	 * @param revision the revision that was fetched last, or {@code null} the first time
	 * @return the origins, or {@code null} if the revision is still current
	 * @throws Exception if the origins cannot be fetched; those that were fetched last
	 * stay
	 */
	@Nullable Fetched fetch(@Nullable String revision) throws Exception;

	/**
	 * Be told how to ask for a fetch before the next one is due, for sources that hear of
	 * changes themselves. A hint that is lost costs one interval.
	 * @param fetchNow may be called by any thread and returns at once
	 */
	default void onStart(Runnable fetchNow) {
	}

	/**
	 * Stop listening for changes: the application ends.
	 */
	default void onStop() {
	}

	/**
	 * All origins of a source.
	 *
	 * @param revision what {@link #fetch(String)} gets the next time
	 * @param entries the origins
	 */
	record Fetched(String revision, List<Entry> entries) {

		/**
		 * Create the result of a fetch.
		 * @param revision what {@link #fetch(String)} gets the next time
		 * @param entries the origins
		 */
		public Fetched {
			entries = List.copyOf(entries);
		}

	}

	/**
	 * One origin.
	 *
	 * @param policy the name of the policy that is to allow it
	 * @param origin an origin pattern, but not {@code *}
	 * @param place where it is, for people, such as {@code cors_origin, owner ACME};
	 * {@code null} if there is nothing to say
	 */
	record Entry(String policy, String origin, @Nullable String place) {

	}

}
