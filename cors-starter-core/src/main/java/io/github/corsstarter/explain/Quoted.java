package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
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
	 * The name and the location of a property.
	 */
	static String of(Place place) {
		return withPlace(place.name(), place.location());
	}

	/**
	 * The entry of a list and its location.
	 */
	static String entry(String entry, CorsProperty list, CorsPolicy policy) {
		Place place = list.find(policy, entry);
		return withPlace(entry, (place != null) ? place.valueLocation() : null);
	}

	/**
	 * A name and the location of what it names.
	 */
	static String withPlace(String name, @Nullable String location) {
		return of(name) + ((location != null) ? " (" + location + ")" : "");
	}

}
