package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.internal.text.YamlText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a changed policy as the lines to put in place of the configured ones.
 */
final class PolicyYaml {

	/**
	 * Nobody pastes more.
	 */
	private static final int MAX_ENTRIES = 200;

	private final CorsPolicy policy;

	private final CorsPolicy defaults;

	private final StringBuilder yaml = new StringBuilder("cors:\n");

	private PolicyYaml(CorsPolicy policy) {
		this.policy = policy;
		this.defaults = CorsPolicy.builder(policy.name()).build();
	}

	/**
	 * The lines or {@code null} if the policy does not come from properties or is too
	 * long.
	 */
	static @Nullable String of(CorsPolicy policy) {
		if (policy.source().kind() == CorsPolicySource.Kind.CODE) {
			return null;
		}
		long entries = 0;
		for (CorsProperty property : CorsProperty.values()) {
			entries += (property.valueOf(policy) instanceof List<?> list) ? list.size() : 1;
		}
		return (entries > MAX_ENTRIES) ? null : new PolicyYaml(policy).write();
	}

	private String write() {
		int depth = 1;
		if (this.policy.source().kind() == CorsPolicySource.Kind.NAMED) {
			line(1, "policies:");
			line(2, YamlText.key(this.policy.name()) + ":");
			depth = 3;
		}
		for (CorsProperty property : CorsProperty.values()) {
			Object value = property.valueOf(this.policy);
			if (property.in(this.policy).valueLocation() != null || !value.equals(property.valueOf(this.defaults))) {
				write(depth, property.key(), value);
			}
		}
		return this.yaml.toString();
	}

	private void write(int depth, String key, Object value) {
		if (!(value instanceof List<?> list)) {
			line(depth, key + ": " + ((value instanceof Boolean) ? value : YamlText.scalar(String.valueOf(value))));
			return;
		}
		line(depth, key + (list.isEmpty() ? ": []" : ":"));
		list.forEach((entry) -> line(depth + 1, "- " + YamlText.scalar(String.valueOf(entry))));
	}

	private void line(int depth, String text) {
		this.yaml.append("  ".repeat(depth)).append(text).append('\n');
	}

}
