package io.github.corsstarter.explain;

import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes a changed policy as the lines to put in place of the configured ones.
 */
final class PolicyYaml {

	/**
	 * Nobody pastes more.
	 */
	private static final int MAX_ENTRIES = 200;

	private static final Set<String> RESERVED = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

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
			line(2, key(this.policy.name()) + ":");
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
			line(depth, key + ": " + ((value instanceof Boolean) ? value : scalar(value)));
			return;
		}
		line(depth, key + (list.isEmpty() ? ": []" : ":"));
		list.forEach((entry) -> line(depth + 1, "- " + scalar(entry)));
	}

	private static String key(String name) {
		return name.matches("[A-Za-z][A-Za-z0-9-]*") && !isReserved(name) ? name : quote("[" + name + "]");
	}

	private static String scalar(Object value) {
		String text = String.valueOf(value);
		return text.matches("[A-Za-z/][A-Za-z0-9/_.:*-]*") && !text.endsWith(":") && !isReserved(text) ? text
				: quote(text);
	}

	private static boolean isReserved(String text) {
		return RESERVED.stream().anyMatch(text::equalsIgnoreCase);
	}

	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			}
			else if (c < ' ' || c > '~') {
				quoted.append("\\u%04X".formatted((int) c));
			}
			else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}

	private void line(int depth, String text) {
		this.yaml.append("  ".repeat(depth)).append(text).append('\n');
	}

}
