package io.github.corsstarter.cases;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsResponse;

/**
 * Records the headers of a response without a server.
 */
final class CorsCaseCoreResponse implements CorsResponse {

	private final List<HeaderField> fields = new ArrayList<>();

	List<HeaderField> fields() {
		return this.fields;
	}

	void add(HeaderField field) {
		this.fields.add(field);
	}

	void removeCorsHeaders() {
		this.fields.removeIf((field) -> CorsDecision.isCorsHeader(field.name()));
	}

	@Override
	public void write(String name, String value) {
		this.fields.removeIf((field) -> field.name().equalsIgnoreCase(name));
		this.fields.add(new HeaderField(name, value));
	}

	@Override
	public List<String> vary() {
		return this.fields.stream()
			.filter((field) -> field.name().equalsIgnoreCase("Vary"))
			.map(HeaderField::value)
			.toList();
	}

	@Override
	public void addVary(String names) {
		this.fields.add(new HeaderField("Vary", names));
	}

}
