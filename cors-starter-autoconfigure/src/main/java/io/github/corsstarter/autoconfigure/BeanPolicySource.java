package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;

/**
 * Names the properties of a policy that is a bean, which have no names in configuration
 * files.
 */
final class BeanPolicySource implements CorsPolicySource {

	private final String policy;

	private final String bean;

	private BeanPolicySource(String policy, String bean) {
		this.policy = policy;
		this.bean = bean;
	}

	/**
	 * The source of a policy: values that differ from the defaults come from the bean.
	 */
	static CorsPolicySource of(CorsPolicy policy, String bean) {
		CorsPolicySource source = new BeanPolicySource(policy.name(), bean);
		return new CustomizedPolicySource(CorsPolicy.builder(policy.name()).source(source).build(), policy, bean);
	}

	@Override
	public String prefix() {
		return "CorsPolicy[" + this.policy + "]";
	}

	@Override
	public String location() {
		return this.bean;
	}

}
