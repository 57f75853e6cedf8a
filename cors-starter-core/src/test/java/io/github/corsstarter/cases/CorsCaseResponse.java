package io.github.corsstarter.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsDecision;

/**
 * What came of a request, in core or on a server.
 *
 * @param status the status
 * @param headers all headers
 * @param body the body
 */
public record CorsCaseResponse(int status, List<HeaderField> headers, String body) {

	public CorsCaseResponse {
		headers = List.copyOf(headers);
	}

	/**
	 * The lines of a header.
	 * @param name the name in any case
	 * @return the values in order
	 */
	public List<String> values(String name) {
		return this.headers.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map(HeaderField::value)
			.toList();
	}

	/**
	 * All lines of the CORS protocol.
	 * @return {@code name: value}, sorted
	 */
	public List<String> corsLines() {
		return this.headers.stream()
			.filter((field) -> CorsDecision.isCorsHeader(field.name()))
			.map((field) -> field.name().toLowerCase(Locale.ROOT) + ": " + field.value())
			.sorted()
			.toList();
	}

	/**
	 * The elements of a list header, repeated ones repeated.
	 * @param name the name in any case
	 * @return the elements in lower case, sorted
	 */
	public List<String> elements(String name) {
		return values(name).stream()
			.flatMap((line) -> Arrays.stream(line.split(",", -1)))
			.map((element) -> element.strip().toLowerCase(Locale.ROOT))
			.filter((element) -> !element.isEmpty())
			.sorted()
			.toList();
	}

}
