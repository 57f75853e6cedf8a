package io.github.corsstarter.autoconfigure;

import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
import org.jspecify.annotations.Nullable;

/**
 * The source of a policy whose values were changed by code: values that differ come from
 * there.
 */
final class CustomizedPolicySource implements CorsPolicySource {

	private final CorsPolicySource source;

	private final Map<CorsProperty, Object> before;

	private final Map<CorsProperty, Object> after;

	private final String customizer;

	CustomizedPolicySource(CorsPolicy before, CorsPolicy after, String customizer) {
		this.source = before.source();
		this.before = before.properties();
		this.after = after.properties();
		this.customizer = customizer;
	}

	@Override
	public Kind kind() {
		return this.source.kind();
	}

	@Override
	public String prefix() {
		return this.source.prefix();
	}

	@Override
	public @Nullable String location() {
		return this.source.location();
	}

	@Override
	public @Nullable String location(CorsProperty property) {
		return isChanged(property) ? this.customizer : this.source.location(property);
	}

	@Override
	public @Nullable String location(CorsProperty property, int index) {
		return isChanged(property) ? this.customizer : this.source.location(property, index);
	}

	private boolean isChanged(CorsProperty property) {
		return !Objects.equals(this.after.get(property), this.before.get(property));
	}

}
