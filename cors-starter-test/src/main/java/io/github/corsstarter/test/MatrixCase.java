package io.github.corsstarter.test;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;

/**
 * One exchange of the matrix.
 *
 * @param policy the name of the policy
 * @param path the path
 * @param origin the origin of the page
 * @param method the method
 * @param variant what the script adds
 * @param answer the status with which the handler answers
 */
record MatrixCase(String policy, String path, String origin, String method, Variant variant, int answer) {

	BrowserExchange exchange(BrowserTester browser) {
		BrowserFetch fetch = browser.at(this.origin).fetch(this.method, this.path).answered(this.answer);
		this.variant.headers().forEach((field) -> fetch.header(field.name(), field.value()));
		return (this.variant.credentials() ? fetch.credentials() : fetch).exchange();
	}

	@Override
	public String toString() {
		return this.policy + ": " + this.method + " " + this.path + " by " + this.origin + this.variant.words()
				+ ", answered " + this.answer;
	}

	/**
	 * What a script adds to a request.
	 *
	 * @param words the addition in words
	 * @param headers headers
	 * @param credentials whether it asks for credentials
	 */
	record Variant(String words, List<HeaderField> headers, boolean credentials) {

		Variant {
			headers = List.copyOf(headers);
		}

	}

}
