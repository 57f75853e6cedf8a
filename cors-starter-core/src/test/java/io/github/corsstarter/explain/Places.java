package io.github.corsstarter.explain;

import java.util.Map;

import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;

/**
 * A configuration file in which each property has its line.
 */
record Places(String policy, Map<String, Integer> lines) implements CorsPolicySource {

	@Override
	public Kind kind() {
		return Kind.NAMED;
	}

	@Override
	public String prefix() {
		return "cors.policies." + this.policy;
	}

	@Override
	public String location() {
		return line("");
	}

	@Override
	public String location(CorsProperty property) {
		return line(property.key());
	}

	@Override
	public String location(CorsProperty property, int index) {
		return line(CorsProperty.entry(property.key(), index));
	}

	private String line(String name) {
		Integer line = this.lines.get(name);
		return (line != null) ? "application.yml:" + line : null;
	}

}
