package io.github.corsstarter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names that scenarios are made of.
 */
final class Texts {

	private Texts() {
	}

	static List<String> list(int count, IntFunction<String> text) {
		return IntStream.range(0, count).mapToObj(text).toList();
	}

	static String origin(int index) {
		return "https://shop" + index + ".example.com";
	}

	static String subdomains(int index) {
		return "https://*.tenant" + index + ".example.com";
	}

	static String prefix(int index) {
		return "/service" + index + "/**";
	}

	static String wild(int index) {
		return "/tenants/{id}/service" + index + "/*";
	}

	/**
	 * Names of request headers, {@code X-Tenant} among them.
	 */
	static List<String> headers(int count) {
		List<String> headers = new ArrayList<>(list(count - 1, (index) -> "X-Header-" + index));
		headers.add("X-Tenant");
		return headers;
	}

	/**
	 * Names of request headers as a browser sends them: sorted and in lower case.
	 */
	static String requested(int count) {
		return headers(count).stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.sorted()
			.collect(Collectors.joining(","));
	}

	static String distinctTokens(int length) {
		StringBuilder tokens = new StringBuilder("x");
		for (int index = 0; tokens.length() < length - 8; index++) {
			tokens.append(",x").append(Integer.toString(index, Character.MAX_RADIX));
		}
		return tokens.toString();
	}

}
