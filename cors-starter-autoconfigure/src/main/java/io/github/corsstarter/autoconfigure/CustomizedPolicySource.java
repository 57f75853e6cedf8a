package io.github.corsstarter.autoconfigure;

import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import org.jspecify.annotations.Nullable;

/**
 * The source of a policy whose values code has changed: what differs comes from there.
 */
final class CustomizedPolicySource implements CorsPolicySource {

	private final CorsPolicySource source;

	private final Map<String, Object> before;

	private final Map<String, Object> after;

	private final String customizer;

	CustomizedPolicySource(CorsPolicy before, CorsPolicy after, String customizer) {
		this.source = before.source();
		this.before = before.properties();
		this.after = after.properties();
		this.customizer = customizer;
	}

	@Override
	public String property(String name) {
		return this.source.property(name);
	}

	@Override
	public @Nullable String location(String name) {
		int index = name.indexOf('[');
		String property = (index < 0) ? name : name.substring(0, index);
		Object value = this.after.get(property);
		boolean changed = value != null && !value.equals(this.before.get(property));
		return changed ? this.customizer : this.source.location(name);
	}

}
