package io.github.corsstarter.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Names as they stand in sentences.
 */
final class Quoted {

	private Quoted() {
	}

	static String of(String name) {
		return "`" + name + "`";
	}

	/**
	 * {@code `a`, `b` and `c`}.
	 */
	static String list(List<String> names) {
		return join(names.stream().map(Quoted::of).toList());
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
	 * A place behind the name of what stands there.
	 */
	static String withPlace(String name, @Nullable String location) {
		return of(name) + ((location != null) ? " (" + location + ")" : "");
	}

}
