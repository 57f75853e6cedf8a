package io.github.corsstarter.explain;

import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.browser.HeaderField;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody sent. The application's own address is not known here; its own
 * origins are those that are configured.
 */
record ExplainedRequest(String method, String path, List<HeaderField> fields,
		Set<String> selfOrigins) implements CorsRequest {

	@Override
	public @Nullable String header(String name) {
		List<String> lines = headers(name);
		return lines.isEmpty() ? null : lines.get(0);
	}

	@Override
	public List<String> headers(String name) {
		return this.fields.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map(HeaderField::value)
			.toList();
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return this.selfOrigins.contains(origin);
	}

}
