package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsProperty;
import org.jspecify.annotations.Nullable;

/**
 * Names in sentences, in backticks.
 */
final class CodeSpan {

	private CodeSpan() {
	}

	static String of(String name) {
		return "`" + name + "`";
	}

	/**
	 * {@code `a`, `b` and `c`}.
	 */
	static String list(List<String> names) {
		return join(names.stream().map(CodeSpan::of).toList());
	}

	/**
	 * {@code a, b and c}.
	 */
	static String join(List<String> names) {
		int last = names.size() - 1;
		return (last < 1) ? String.join("", names)
				: String.join(", ", names.subList(0, last)) + " and " + names.get(last);
	}

	/**
	 * A name, and the place where it is configured.
	 */
	static String withPlace(String name, @Nullable String location) {
		return of(name) + ((location != null) ? " (" + location + ")" : "");
	}

	static String withPlace(CorsProperty.Place place) {
		return withPlace(place.name(), place.location());
	}

}
