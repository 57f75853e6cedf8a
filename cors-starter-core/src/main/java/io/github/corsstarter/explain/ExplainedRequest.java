package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A request that was never sent.
 */
record ExplainedRequest(String method, Target target, List<HeaderField> fields) implements CorsRequest {

	@Override
	public String path() {
		return this.target.path();
	}

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
	public @Nullable String host() {
		Origin address = (this.target.address() != null) ? Origin.parse(this.target.address()) : null;
		return (address != null) ? address.host() : null;
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return origin.equals(this.target.address());
	}

}
