package io.github.corsstarter.test;

import java.time.Duration;

/**
 * What takes a request to the application and brings the answer, and changes neither.
 */
interface BrowserClient {

	/**
	 * The address of a server that has no other.
	 */
	String LOCALHOST = "http://localhost";

	/**
	 * The origin under which the application answers.
	 */
	String address();

	/**
	 * Whether another origin can be asked too.
	 */
	default boolean reaches(String origin) {
		return origin.equals(address());
	}

	/**
	 * Sends a request and waits no longer than that for the answer.
	 */
	WireResponse send(WireRequest request, Duration timeout) throws NoAnswerException;

}
