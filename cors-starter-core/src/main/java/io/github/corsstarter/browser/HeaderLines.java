package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HttpWhitespace;
import org.jspecify.annotations.Nullable;

/**
 * The header list of a response, read in the two ways the standard has.
 */
final class HeaderLines {

	private final List<HeaderField> fields;

	HeaderLines(List<HeaderField> fields) {
		this.fields = List.copyOf(fields);
	}

	List<String> names() {
		return this.fields.stream().map((field) -> Ascii.lowerCase(field.name())).toList();
	}

	/**
	 * All lines of a name as one value, after "get" (#concept-header-list-get).
	 */
	@Nullable String get(String name) {
		List<String> values = values(name);
		return values.isEmpty() ? null : String.join(", ", values);
	}

	/**
	 * All elements of a list of tokens, after "extract header list values"
	 * (#extract-header-list-values).
	 */
	TokenList tokens(String name) {
		return TokenList.parse(values(name));
	}

	List<String> values(String name) {
		List<String> values = new ArrayList<>();
		for (HeaderField field : this.fields) {
			if (field.isNamed(name)) {
				values.add(HttpWhitespace.TAB_OR_SPACE.strip(field.value()));
			}
		}
		return values;
	}

}
