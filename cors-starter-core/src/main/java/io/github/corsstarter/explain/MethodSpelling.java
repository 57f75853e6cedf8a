package io.github.corsstarter.explain;

import java.util.Locale;

import io.github.corsstarter.CorsPolicy;

/**
 * Methods are case-sensitive, and browsers put only some into upper case: {@code patch}
 * is sent as it is written, though nobody means it.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">normalize a
 * method</a>
 */
final class MethodSpelling {

	private MethodSpelling() {
	}

	/**
	 * The method that was meant, most often the one that was written.
	 */
	static String meant(String method, CorsPolicy policy) {
		String upperCase = method.toUpperCase(Locale.ROOT);
		boolean known = upperCase.equals("PATCH") || policy.allowedMethods().contains(upperCase);
		return (known && !policy.allowedMethods().contains(method)) ? upperCase : method;
	}

}
