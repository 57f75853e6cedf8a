package io.github.corsstarter.autoconfigure;

import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import org.jspecify.annotations.Nullable;

/**
 * The source of a policy that is a bean.
 */
final class BeanPolicySource implements CorsPolicySource {

	private final String policy;

	private final String bean;

	private final Map<String, Object> values;

	private final Map<String, Object> defaults;

	BeanPolicySource(CorsPolicy policy, String bean) {
		this.policy = policy.name();
		this.bean = bean;
		this.values = policy.properties();
		this.defaults = CorsPolicy.builder(policy.name()).build().properties();
	}

	@Override
	public String property(String name) {
		String policy = "CorsPolicy[" + this.policy + "]";
		return name.isEmpty() ? policy : policy + "." + name;
	}

	@Override
	public @Nullable String location(String name) {
		int index = name.indexOf('[');
		String property = (index < 0) ? name : name.substring(0, index);
		Object value = this.values.get(property);
		return (value != null && value.equals(this.defaults.get(property))) ? null : this.bean;
	}

}
