package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsResponse;
import io.github.corsstarter.internal.http.HeaderNames;

/**
 * A response that is never sent.
 */
final class RecordedResponse implements CorsResponse {

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
		return this.fields.stream()
			.filter((field) -> field.name().equals(HeaderNames.VARY))
			.map(HeaderField::value)
			.toList();
	}

	@Override
	public void addVary(String names) {
		this.fields.add(new HeaderField(HeaderNames.VARY, names));
	}

}
