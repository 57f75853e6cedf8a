package io.github.corsstarter.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 */
interface Answer {

	int status();

	@Nullable String header(String name);

	/**
	 * Whether the application behind the filter has seen the request.
	 */
	boolean isOfApplication();

}
