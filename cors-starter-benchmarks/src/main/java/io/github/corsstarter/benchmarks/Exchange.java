package io.github.corsstarter.benchmarks;

/**
 * A request and a response that one thread uses over and over.
 */
interface Exchange {

	/**
	 * Make request and response as good as new and have them handled.
	 */
	Answer run() throws Exception;

}
