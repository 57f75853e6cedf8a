package io.github.corsstarter.browser;

import io.github.corsstarter.internal.http.Ascii;

/**
 * One field line of a request or response; a name may occur on several of them.
 *
 * @param name the field name, in any case
 * @param value the field value; white space around it has no meaning
 * @see <a href="https://fetch.spec.whatwg.org/#concept-header">Fetch: header</a>
 */
public record HeaderField(String name, String value) {

	boolean isNamed(String otherName) {
		return Ascii.equalsIgnoreCase(this.name, otherName);
	}

}
