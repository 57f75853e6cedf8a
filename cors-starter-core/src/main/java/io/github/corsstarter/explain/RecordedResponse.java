package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.CorsResponse;
import io.github.corsstarter.browser.HeaderField;

/**
 * A response that nobody receives.
 */
final class RecordedResponse implements CorsResponse {

	private static final String VARY = "Vary";

	private final List<HeaderField> fields = new ArrayList<>();

	List<HeaderField> fields() {
		return List.copyOf(this.fields);
	}

	@Override
	public void write(String name, String value) {
		this.fields.removeIf((field) -> field.name().equalsIgnoreCase(name));
		this.fields.add(new HeaderField(name, value));
	}

	@Override
	public Collection<String> vary() {
		return this.fields.stream().filter((field) -> field.name().equals(VARY)).map(HeaderField::value).toList();
	}

	@Override
	public void addVary(String names) {
		this.fields.add(new HeaderField(VARY, names));
	}

}
