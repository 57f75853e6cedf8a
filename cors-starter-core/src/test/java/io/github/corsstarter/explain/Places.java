package io.github.corsstarter.explain;

import java.util.Map;

import io.github.corsstarter.CorsPolicySource;

/**
 * A configuration file in which each property has its line.
 */
record Places(String policy, Map<String, Integer> lines) implements CorsPolicySource {

	@Override
	public String property(String name) {
		return "cors.policies." + this.policy + "." + name;
	}

	@Override
	public String location(String name) {
		Integer line = this.lines.get(name);
		return (line != null) ? "application.yml:" + line : null;
	}

}
